/** Runs in place of our own app where neither cdktf nor cdktn is installed (see main-app.ts). */
process.stderr.write(
  "Neither cdktf nor cdktn is installed here. Install one with its AWS provider: " +
    "npm install cdktf @cdktf/provider-aws constructs, or npm install cdktn @cdktn/provider-aws constructs.\n",
);
process.exitCode = 1;
