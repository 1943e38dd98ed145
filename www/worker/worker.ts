/** The worker's script. */

import { serve } from "./serve.js";

serve();
