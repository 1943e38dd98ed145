/** Every public type. What Rust returns is held against these by a test (`pkg-tests/contract`). */

export type * from "./types/reading.js";
export type * from "./types/segmenting.js";
export type * from "./types/evidence.js";
export type * from "./types/explanation.js";
export type * from "./types/model.js";
export type * from "./types/results.js";
