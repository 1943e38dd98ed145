/** All of the element's styles; they reach nothing outside of it. */

import { charts } from "./charts.js";
import { columns } from "./columns.js";
import { controls } from "./controls.js";
import { layout } from "./layout.js";
import { segments } from "./segments.js";
import { tokens } from "./tokens.js";
import { type } from "./type.js";

export const styles = [tokens, type, layout, controls, columns, segments, charts];
