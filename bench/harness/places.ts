import path from "node:path";

/** The top of the repository. */
export const root = path.join(__dirname, "../..");
