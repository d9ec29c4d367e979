// Chromium starts slowly on a busy machine.
jest.setTimeout(60_000);
