// The AWS provider waits ten seconds for every account assignment.
jest.setTimeout(300_000);
