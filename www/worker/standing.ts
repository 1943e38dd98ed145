/** The worker's script as it stands in the page that is one file: there it only hands over what it is made of. */

import { createHost } from "./host.js";
import { serve } from "./serve.js";

if (typeof document === "undefined") serve();
else Object.assign(document.currentScript!, { createHost });
