/** Defines `<customer-segments>`: the one module of the element that does something when it is imported. */

import { register } from "./register.js";

export type * from "./index.js";

register();
