/** What is shown of segments that were found: loaded while idle, since nobody sees it at first. */

export { personaView } from "./persona.js";
export { PART_COUNT, resultView } from "./result.js";
