import { SsoadminAccountAssignment } from "@cdktf/provider-aws/lib/ssoadmin-account-assignment";
import { SsoadminPermissionSet } from "@cdktf/provider-aws/lib/ssoadmin-permission-set";
import {
  App,
  Aspects,
  DefaultTokenResolver,
  StringConcat,
  TerraformStack,
  Testing,
  Token,
  Tokenization,
  type IResolvable,
} from "cdktf";
import fc from "fast-check";
import { AccountAssignmentResource } from "../../lib/constructs/account-assignment-resource";
import { settled } from "../../lib/constructs/settled";

const args = {
  instanceArn: "${one(data.aws_ssoadmin_instances.identity-center.arns)}",
  permissionSetArn: "arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-1111111111111111",
  principalId: "${data.aws_identitystore_group.platform.group_id}",
  principalType: "GROUP",
  targetId: "222222222222",
};

function isSettled(fragment: object): boolean {
  return Tokenization.isResolvable(fragment);
}

/** As cdktf resolves what an element says. */
function resolved(scope: TerraformStack, fragment: object): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(fragment, { scope, resolver, preparing: false });
}

test("an account assignment is settled, and says what cdktf makes of it", () => {
  const stack = new TerraformStack(new App(), "access");
  const ours = new AccountAssignmentResource(stack, "ours", args);
  ours.dependsOn = ["aws_ssoadmin_managed_policy_attachment.read-only"];
  const plain = new SsoadminAccountAssignment(stack, "plain", {
    ...args,
    targetType: "AWS_ACCOUNT",
    timeouts: { create: "30m", delete: "30m" },
  });
  plain.dependsOn = ours.dependsOn;
  const { resource } = JSON.parse(Testing.synth(stack)) as {
    resource: { aws_ssoadmin_account_assignment: Record<string, object> };
  };
  expect(isSettled(ours.toTerraform())).toBe(true);
  expect(resource.aws_ssoadmin_account_assignment.ours).toEqual(
    resource.aws_ssoadmin_account_assignment.plain,
  );
});

test("whatever holds no token resolves to the same, settled or not", () => {
  const stack = new TerraformStack(new App(), "access");
  const pieces = ["${", "$${", "%{", "}", "$", "{", "\\", '"', "a.b", "1e9", "-", "[", "]"];
  const text = fc
    .oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join("")),
    )
    // What every object has is there for jest also where it is undefined; the other may begin a number's token.
    .filter((one) => !(one in {}) && !one.includes("e+"));
  const leaf = fc.oneof(text, fc.array(text), fc.boolean(), fc.integer(), fc.constant(undefined));
  const { tree } = fc.letrec<{ tree: Record<string, unknown> }>((tie) => ({
    tree: fc.dictionary(text, fc.oneof({ depthSize: "small" }, leaf, tie("tree")), { noNullPrototype: true }),
  }));
  fc.assert(
    fc.property(tree, (fragment) => {
      const once = settled(fragment);
      expect(isSettled(once)).toBe(true);
      expect(resolved(stack, once)).toEqual(resolved(stack, fragment));
      expect({ ...once }).toEqual({ ...fragment });
    }),
    { numRuns: 500 },
  );
});

test("what is undefined takes nothing away from the stack", () => {
  const { resource, ...rest } = settled({ resource: { a: undefined, b: "c" }, moved: undefined });
  expect(Object.keys(rest)).toEqual([]);
  expect(Object.keys(resource)).toEqual(["b"]);
});

test.each<[string, unknown]>([
  ["a text", Token.asString({ resolve: () => "x" } as unknown as IResolvable)],
  ["a number", Token.asNumber({ resolve: () => 1 } as unknown as IResolvable)],
  ["a number within a text", `n${Token.asNumber({ resolve: () => 1 } as unknown as IResolvable)}`],
  ["a list", Token.asList({ resolve: () => ["x"] } as unknown as IResolvable)],
  ["a map", Token.asStringMap({ resolve: () => ({ a: "x" }) } as unknown as IResolvable)],
  ["itself", { resolve: () => "x" }],
  ["deep", { a: { b: ["c", Token.asString({ resolve: () => "x" } as unknown as IResolvable)] } }],
  ["blocks", [{ a: "b" }]],
])("a token as %s is left to cdktf", (_, value) => {
  const fragment = { resource: { value } };
  expect(settled(fragment)).toBe(fragment);
});

test("what an aspect adds late, and a value of another stack, arrive", () => {
  const app = Testing.app();
  const sets = new TerraformStack(app, "sets");
  const { arn: permissionSetArn } = new SsoadminPermissionSet(sets, "set", {
    name: "Set",
    instanceArn: args.instanceArn,
  });
  const stack = new TerraformStack(app, "access");
  new AccountAssignmentResource(stack, "here", args);
  new AccountAssignmentResource(stack, "elsewhere", { ...args, permissionSetArn });
  Aspects.of(stack).add({
    visit(node) {
      if (node instanceof AccountAssignmentResource) node.addOverride("lifecycle.prevent_destroy", true);
    },
  });
  stack.prepareStack();
  const { resource, data } = JSON.parse(Testing.synth(stack)) as Record<string, Record<string, object>>;
  expect(resource?.aws_ssoadmin_account_assignment).toMatchObject({
    here: { lifecycle: { prevent_destroy: true } },
    elsewhere: {
      lifecycle: { prevent_destroy: true },
      permission_set_arn: expect.stringContaining(
        "data.terraform_remote_state.cross-stack-reference",
      ) as string,
    },
  });
  expect(Object.keys(data ?? {})).toEqual(["terraform_remote_state"]);
});
