import type { Benchmark } from "../harness/benchmark";
import { adopt } from "./adopt";
import { page } from "./page";
import { plan } from "./plan";
import { reader } from "./reader";
import { review } from "./review";
import { sizes } from "./sizes";
import { startUp } from "./start-up";
import { synthesis } from "./synthesis";
import { validate } from "./validate";
import { verified } from "./verified";

/** All benchmarks, in the order of the table. */
export const benchmarks: readonly Benchmark[] = [
  synthesis,
  plan,
  verified,
  startUp,
  validate,
  review,
  page,
  sizes,
  reader,
  adopt,
];
