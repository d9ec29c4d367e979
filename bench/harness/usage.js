// Preloaded into a measured Node.js process: what it used up, written to a file as it ends.
const { writeFileSync } = require("node:fs");
process.once("exit", () => writeFileSync(process.env.BENCH_USAGE, JSON.stringify(process.resourceUsage())));
