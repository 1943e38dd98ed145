/**
 * The folder of real data beside the project, which is not part of it. A test that needs it is skipped by
 * name where it is missing, and fails there if `REQUIRE_SHARED_DATA` is 1.
 */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const sharedData = fileURLToPath(new URL("../../shared/data/", import.meta.url));

const there = existsSync(sharedData);
if (!there && process.env.REQUIRE_SHARED_DATA === "1") throw new Error(`${sharedData} is missing, and REQUIRE_SHARED_DATA is 1`);

/** For a test's options: why it is skipped, or false. */
export const skip = there ? false : "the folder ../shared/data is not there";
