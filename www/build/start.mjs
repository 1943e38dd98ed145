/** `npm start`: build what is not up to date, then serve the page. */

import { build } from "./build.mjs";
import { serve } from "./serve.mjs";

await build();
const port = Number(process.env.PORT ?? 8080);
try {
  const { address } = await serve({ port });
  console.log(`\nThe page is at ${address}\nCtrl C ends it.`);
} catch (error) {
  const taken = error.code === "EADDRINUSE";
  console.error(taken ? `Port ${port} is taken.\n  What to do: PORT=${port + 1} npm start` : error.message);
  process.exit(1);
}
