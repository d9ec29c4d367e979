import { toIsoDuration, toMinutes } from "../../../lib/config/check/session-duration";
import { problemsOfSet, resolve } from "../../helpers/problems";

test.each([
  ["60m", "PT1H"],
  ["1h", "PT1H"],
  ["PT1H", "PT1H"],
  ["PT60M", "PT1H"],
  ["61m", "PT1H1M"],
  ["90m", "PT1H30M"],
  ["1h30m", "PT1H30M"],
  ["PT1H30M", "PT1H30M"],
  ["0h60m", "PT1H"],
  ["8h", "PT8H"],
  ["8H", "PT8H"],
  ["12h", "PT12H"],
  ["11h60m", "PT12H"],
  ["720m", "PT12H"],
  ["PT12H", "PT12H"],
])("%s is %s", (duration, iso) => {
  expect(toIsoDuration(duration)).toBe(iso);
});

test.each([
  ["59m", 59],
  ["0h", 0],
  ["PT30M", 30],
  ["12h1m", 721],
  ["721m", 721],
  ["13h", 780],
  ["PT13H", 780],
])("%s is too short or too long", (duration, minutes) => {
  expect(toMinutes(duration)).toBe(minutes);
  expect(toIsoDuration(duration)).toBeUndefined();
  expect(problemsOfSet({ sessionDuration: duration })[0]?.message).toBe(
    `the session duration "${duration}" is ${minutes} minutes; allowed: 1 to 12 hours, as 4h, 90m, 1h30m or PT4H.`,
  );
});

test.each([
  "",
  "8",
  "h",
  "PT",
  "P1D",
  "PT1H30",
  "pt8h",
  "8 h",
  " 8h",
  "8h ",
  "8h\n",
  "8hours",
  "-8h",
  "1.5h",
  "PT8H0S",
  "30m1h",
  "00000000008h",
  "٨h",
  "x8h",
])("%j is no duration", (duration) => {
  expect(toMinutes(duration)).toBeUndefined();
  expect(problemsOfSet({ sessionDuration: duration })[0]?.message).toContain(
    `the session duration ${JSON.stringify(duration)} is not a duration; allowed: 1 to 12 hours`,
  );
});

test("a permission set holds its duration as ISO 8601", () => {
  const { config } = resolve({ permissionSets: { Set: { sessionDuration: "90m" } }, assignments: {} });
  expect(config.permissionSets.get("Set")?.sessionDuration).toBe("PT1H30M");
});
