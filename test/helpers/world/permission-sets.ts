import { controlTowerPermissionSets } from "../../../lib/config/limits";
import type { Seed } from "../../../lib/rehearsal";

type PermissionSet = NonNullable<Seed["permissionSets"]>[number];

const aws = (name: string) => `arn:aws:iam::aws:policy/${name}`;

const managed = [
  "ReadOnlyAccess",
  "PowerUserAccess",
  "job-function/ViewOnlyAccess",
  "job-function/SupportUser",
  "AmazonS3ReadOnlyAccess",
  "AmazonEC2FullAccess",
  "SecurityAudit",
  "AdministratorAccess",
].map(aws);

/** One maker for each kind of part, so that every kind is there from nine permission sets on. */
const kinds: readonly ((i: number, next: () => number) => Omit<PermissionSet, "name">)[] = [
  (i) => ({ managedPolicies: [managed[i % managed.length]!], description: `Made for team ${i}` }),
  (i) => ({ managedPolicies: managed.slice(i % 4, (i % 4) + 3), sessionDuration: "PT4H" }),
  (i) => ({ inlinePolicy: statement(i), tags: { team: "platform", costCenter: String(i) } }),
  (i) => ({
    managedPolicies: [aws("ReadOnlyAccess")],
    customerManagedPolicies: [{ name: `Team-${i}` }, { name: "Editor", path: "/teams/" }],
  }),
  (i) => ({
    managedPolicies: [aws("PowerUserAccess")],
    permissionsBoundary: { customerManagedPolicy: { name: "Boundary", path: "/teams/" } },
    inlinePolicy: statement(i),
  }),
  () => ({
    managedPolicies: [aws("SecurityAudit")],
    permissionsBoundary: { managedPolicy: aws("ReadOnlyAccess") },
  }),
  (i) => ({
    relayState: "https://eu-west-1.console.aws.amazon.com/s3/",
    sessionDuration: `PT${1 + (i % 12)}H`,
  }),
  (i) => ({
    inlinePolicy: byAttribute(),
    description: `Access by attribute, no. ${i}: "own" resources only`,
  }),
  () => ({}),
];

/** Permission sets of every kind; Control Tower's six come first where there are more than twelve. */
export function worldPermissionSets(count: number, next: () => number): PermissionSet[] {
  const tower = count > 12 ? controlTower() : [];
  const own = Array.from({ length: count - tower.length }, (_, i): PermissionSet => ({
    name: `${["Developer", "Reader", "Operator", "Auditor", "Data.Analyst"][i % 5]!}-${i}`,
    ...kinds[i % kinds.length]!(i, next),
  }));
  return [...tower, ...own];
}

const controlTower = (): PermissionSet[] =>
  controlTowerPermissionSets.map((name) => ({
    name,
    description: "Provided by AWS Control Tower",
    managedPolicies: [
      aws(
        { AWSAdministratorAccess: "AdministratorAccess", AWSPowerUserAccess: "PowerUserAccess" }[
          name as string
        ] ?? "job-function/ViewOnlyAccess",
      ),
    ],
  }));

const statement = (i: number) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:ListBucket"],
      Resource: [`arn:aws:s3:::team-${i}`, `arn:aws:s3:::team-${i}/*`],
    },
    { Effect: "Deny", Action: "s3:DeleteBucket", Resource: "*" },
  ],
});

const byAttribute = () => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: "ec2:StopInstances",
      Resource: "*",
      Condition: { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } },
    },
  ],
});
