import { SsoadminInstanceAccessControlAttributes } from "@cdktf/provider-aws/lib/ssoadmin-instance-access-control-attributes";
import { Testing } from "cdktf";
import { synth } from "../../helpers/synth";

Testing.setupJest();

test("attributes are one resource, by their names, escaped for Terraform", () => {
  const accessControlAttributes = { team: "${path:title}", CostCenter: "${path:enterprise.costCenter}" };
  const text = synth({ accessControlAttributes, assignments: {} });
  expect(text).toHaveResourceWithProperties(SsoadminInstanceAccessControlAttributes, {
    instance_arn: "${data.aws_ssoadmin_instances.identity-center.arns[0]}",
    attribute: [
      { key: "CostCenter", value: [{ source: ["$${path:enterprise.costCenter}"] }] },
      { key: "team", value: [{ source: ["$${path:title}"] }] },
    ],
  });
  const reversed = Object.fromEntries(Object.entries(accessControlAttributes).reverse());
  expect(synth({ accessControlAttributes: reversed, assignments: {} })).toBe(text);
});

test("no attributes are no resource: the provider wants at least one", () => {
  for (const document of [{}, { accessControlAttributes: {} }]) {
    expect(synth({ ...document, assignments: {} })).not.toHaveResource(
      SsoadminInstanceAccessControlAttributes,
    );
  }
});
