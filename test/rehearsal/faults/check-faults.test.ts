import { startRehearsal } from "../../../lib/rehearsal";

test("a fault of an operation that does not exist is refused, for it would never hit", async () => {
  await expect(startRehearsal({ faults: [{ operation: "CreateAcountAssignment" }] })).rejects.toThrow(
    /^A fault names "CreateAcountAssignment", which is no operation of the rehearsal\. Did you mean "CreateAccountAssignment"\? Allowed: /,
  );
  await expect(startRehearsal({ faults: [{ operation: "organizations:ListUsers" }] })).rejects.toThrow(
    /"organizations:ListUsers"/,
  );
  await expect(startRehearsal({ faults: [{ operation: "dynamodb:*" }] })).rejects.toThrow(/sso-admin:\*, /);
});
