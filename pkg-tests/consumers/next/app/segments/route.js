import { annotate, segment } from "customer-segments";

import { file } from "../file.js";

export const dynamic = "force-dynamic";

export async function GET() {
  const source = file();
  const result = await segment(source, { clusters: 2, seed: 1 });
  return new Response(annotate(source, result), { headers: { "content-type": "text/csv" } });
}
