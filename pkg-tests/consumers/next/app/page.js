import { segment } from "customer-segments";

import { file } from "./file.js";
import Tool from "./tool.js";

export default async function Page() {
  const result = await segment(file(), { clusters: 2, seed: 1 });
  return (
    <main>
      <p id="server">{JSON.stringify(result.segments.map(({ size }) => size))}</p>
      <Tool />
    </main>
  );
}
