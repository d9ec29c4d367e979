import { DataAwsSsoadminPermissionSet } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-permission-set";
import { SsoadminAccountAssignment } from "@cdktf/provider-aws/lib/ssoadmin-account-assignment";
import { SsoadminCustomerManagedPolicyAttachment } from "@cdktf/provider-aws/lib/ssoadmin-customer-managed-policy-attachment";
import { SsoadminManagedPolicyAttachment } from "@cdktf/provider-aws/lib/ssoadmin-managed-policy-attachment";
import { SsoadminPermissionSet } from "@cdktf/provider-aws/lib/ssoadmin-permission-set";
import { SsoadminPermissionSetInlinePolicy } from "@cdktf/provider-aws/lib/ssoadmin-permission-set-inline-policy";
import { SsoadminPermissionsBoundaryAttachment } from "@cdktf/provider-aws/lib/ssoadmin-permissions-boundary-attachment";
import { Testing } from "cdktf";
import { policyWith } from "../helpers/problems";
import { blocks, synth, synthJson } from "../helpers/synth";

Testing.setupJest();

/** A config with one permission set, which a group gets in one account. */
const configOf = (set: object, key = "Set") => ({
  groups: { ops: "Ops" },
  permissionSets: { [key]: set },
  assignments: { a: { groups: ["ops"], permissionSets: [key], accounts: ["111111111111"] } },
});
const partition = '${split(":", data.aws_ssoadmin_instances.identity-center.arns[0])[1]}';
const provisioning = { create: "60m", delete: "60m" };
const full = {
  managedPolicies: ["ReadOnlyAccess", "job-function/Billing"],
  customerManagedPolicies: [{ name: "Team", path: "/teams/" }, { name: "Base" }],
  inlinePolicy: policyWith(),
  permissionsBoundary: { managedPolicy: "PowerUserAccess" },
};

test("a permission set has what the config says, and time to be provisioned", () => {
  const set = {
    name: "Developer",
    description: "Build",
    sessionDuration: "90m",
    relayState: "https://example.com/",
    tags: { team: "ops" },
  };
  expect(synth(configOf(set, "dev"))).toHaveResourceWithProperties(SsoadminPermissionSet, {
    name: "Developer",
    description: "Build",
    session_duration: "PT1H30M",
    relay_state: "https://example.com/",
    tags: { team: "ops" },
    timeouts: { update: "60m" },
  });
});

test("what the config leaves out is left out", () => {
  const [set] = Object.values(blocks(synthJson(configOf({})), "aws_ssoadmin_permission_set"));
  expect(Object.keys(set ?? {}).sort()).toEqual(["instance_arn", "name", "timeouts"]);
});

describe("policies", () => {
  const text = synth(configOf(full));

  test("of AWS are attached by ARN, in the partition of the instance", () => {
    for (const policy of ["ReadOnlyAccess", "job-function/Billing"]) {
      expect(text).toHaveResourceWithProperties(SsoadminManagedPolicyAttachment, {
        managed_policy_arn: `arn:${partition}:iam::aws:policy/${policy}`,
        timeouts: provisioning,
      });
    }
  });

  test("of the customer are attached by name and path", () => {
    for (const reference of [
      { name: "Team", path: "/teams/" },
      { name: "Base", path: "/" },
    ]) {
      expect(text).toHaveResourceWithProperties(SsoadminCustomerManagedPolicyAttachment, {
        customer_managed_policy_reference: reference,
        timeouts: provisioning,
      });
    }
  });

  test("of one path and name, but for slashes and dashes, stay apart", () => {
    const json = synthJson(
      configOf({
        managedPolicies: ["a/b", "a--b"],
        customerManagedPolicies: [{ name: "d", path: "/c/" }, { name: "c--d" }],
      }),
    );
    expect(Object.keys(blocks(json, "aws_ssoadmin_managed_policy_attachment"))).toHaveLength(2);
    expect(Object.keys(blocks(json, "aws_ssoadmin_customer_managed_policy_attachment"))).toHaveLength(2);
  });

  test("inline is one JSON text", () => {
    expect(text).toHaveResourceWithProperties(SsoadminPermissionSetInlinePolicy, {
      inline_policy: JSON.stringify(policyWith()),
      timeouts: provisioning,
    });
  });

  test.each([
    [
      { managedPolicy: "job-function/Billing" },
      { managed_policy_arn: `arn:${partition}:iam::aws:policy/job-function/Billing` },
    ],
    [
      { customerManagedPolicy: { name: "Boundary" } },
      { customer_managed_policy_reference: { name: "Boundary", path: "/" } },
    ],
  ])("as a boundary: %j", (permissionsBoundary, expected) => {
    expect(synth(configOf({ permissionsBoundary }))).toHaveResourceWithProperties(
      SsoadminPermissionsBoundaryAttachment,
      { permissions_boundary: expected, timeouts: provisioning },
    );
  });

  test("all come before every account assignment of the set", () => {
    const json = synthJson(configOf(full));
    const types = [
      "aws_ssoadmin_managed_policy_attachment",
      "aws_ssoadmin_customer_managed_policy_attachment",
      "aws_ssoadmin_permission_set_inline_policy",
      "aws_ssoadmin_permissions_boundary_attachment",
    ];
    const addresses = types.flatMap((type) =>
      Object.keys(blocks(json, type)).map((name) => `${type}.${name}`),
    );
    expect(addresses).toHaveLength(6);
    const [row] = Object.values(blocks(json, "aws_ssoadmin_account_assignment"));
    expect(row?.depends_on).toEqual([...addresses].sort());
  });

  test("of another set are none of the set's business", () => {
    const two = { ...configOf({}), permissionSets: { Set: {}, Other: full } };
    const [row] = Object.values(blocks(synthJson(two), "aws_ssoadmin_account_assignment"));
    expect(row).not.toHaveProperty("depends_on");
  });
});

describe("a permission set that exists elsewhere", () => {
  const text = synth(configOf({ existing: true }, "AWSReadOnlyAccess"));

  test("is looked up by name and never made", () => {
    expect(text).toHaveDataSourceWithProperties(DataAwsSsoadminPermissionSet, { name: "AWSReadOnlyAccess" });
    expect(text).not.toHaveResource(SsoadminPermissionSet);
  });

  test("is assigned like any other, and has a role pattern", () => {
    expect(text).toHaveResourceWithProperties(SsoadminAccountAssignment, {
      permission_set_arn: expect.stringMatching(
        /^\$\{data\.aws_ssoadmin_permission_set\.set_AWSReadOnlyAccess_\w{12}\.arn\}$/,
      ) as string,
    });
    const { output } = synthJson(configOf({ existing: true }, "AWSReadOnlyAccess"));
    expect(Object.keys(output.reserved_role_arn_patterns?.value as object)).toEqual(["AWSReadOnlyAccess"]);
  });
});

describe("what looks like an expression of Terraform arrives in AWS as it stands", () => {
  test("in an inline policy, from a map and from JSON text", () => {
    const policy = policyWith({ Id: "$${a}" }, { Resource: "arn:aws:s3:::home/${aws:username}/%{x}" });
    for (const inlinePolicy of [policy, JSON.stringify(policy)]) {
      expect(synth(configOf({ inlinePolicy }))).toHaveResourceWithProperties(
        SsoadminPermissionSetInlinePolicy,
        {
          inline_policy:
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::home/$${aws:username}/%%{x}"}],"Id":"$$${a}"}',
        },
      );
    }
  });

  test("in a description, a relay state and 100% and $5", () => {
    const set = { description: "${a} %{b} 100% $5 {c}", relayState: "https://example.com/${a}?b=%{c}" };
    expect(synth(configOf(set))).toHaveResourceWithProperties(SsoadminPermissionSet, {
      description: "$${a} %%{b} 100% $5 {c}",
      relay_state: "https://example.com/$${a}?b=%%{c}",
    });
  });

  test("in the key of a permission set", () => {
    const { output } = synthJson(configOf({ name: "Set" }, "${key}"));
    expect(Object.keys(output.permission_set_arns?.value as object)).toEqual(["$${key}"]);
  });

  test("and tags hold nothing that could", () => {
    expect(() => synth(configOf({ tags: { "${a}": "b" } }))).toThrow("invalid-tag-key");
    expect(() => synth(configOf({ tags: { a: "%{b}" } }))).toThrow("invalid-tag-value");
  });
});
