/** Levels of maps and lists in a document, beyond which nobody meant it. */
export const deepest = 64;

/** Bytes of one document. An access config of 10,000 assignment entries has about 2 MB. */
export const mostBytes = 20 * 1024 * 1024;
