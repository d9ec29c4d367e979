// The AWS provider waits ten seconds for every account assignment.
jest.setTimeout(300_000);

// Terraform and its provider load schemas and end: collecting garbage less often saves a third of their CPU time.
process.env.GOGC ??= "400";
