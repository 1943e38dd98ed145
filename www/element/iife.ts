/** Everything in one file for a plain `<script>`: defines the element, and puts the package under one global name. */

import * as functions from "../index.js";
import * as element from "./index.js";
import { register } from "./register.js";

const api: typeof functions & typeof element = { ...functions, ...element };

declare global {
  var CustomerSegments: typeof api;
}

globalThis.CustomerSegments = api;
register();
