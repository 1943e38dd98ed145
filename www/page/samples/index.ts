/** The tables to try. Made when they are asked for, from fixed seeds, so that they cost the page next to nothing. */

import type { Sample } from "../../element/sample.js";
import { COUNT as CUSTOMERS, customers } from "./customers.js";
import { COUNT as LINES, orders } from "./orders.js";
import { COUNT as ANSWERS, survey } from "./survey.js";

export const samples: readonly Sample[] = [
  { key: "customers", count: CUSTOMERS, file: customers },
  { key: "orders", count: LINES, file: orders },
  { key: "survey", count: ANSWERS, file: survey },
];
