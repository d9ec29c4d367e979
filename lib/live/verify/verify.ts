import type { Aws } from "../aws/aws";
import { together } from "../aws/together";
import { assignmentKey, type LiveAccountAssignment } from "../instance";
import { forEachWithProgress, type OnProgress } from "../progress";
import { pairKey } from "../read/provisioning";
import { readAmong } from "../read/read-among";
import type { FoundInstance } from "../read/read-instance";
import {
  accountAssignmentAttributes,
  accountAssignmentOf,
  accountAssignmentType,
  pairQuestion,
} from "./account-assignment";
import { ask } from "./ask";
import { checks } from "./checks";
import { gone, type ProviderFacts } from "./checks/resource-check";
import type { ManagedResource } from "./managed-resource";
import { questionKey, type Answer, type Question } from "./question";

/** A resource of a state that a refresh may change. */
export interface Difference {
  readonly address: string;
  /** In words: `session_duration differs`. */
  readonly why: string;
}

/** How a state compares with what AWS has. */
export interface Verification {
  /** Resources of the state. */
  readonly resources: number;
  /** Those that do not agree, or of which it is not known. */
  readonly differences: readonly Difference[];
  /** AWS's answers to what a refresh asks of the resources that agree, by `questionKey`. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/** What decides on the comparison, beside the state. */
export interface VerifyOptions extends ProviderFacts {
  /** Whether the resources of this provider carry their Region (from version 6 on). */
  readonly hasRegion: boolean;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Compares a Terraform state with what AWS has: would a refresh change any of it? What is not surely equal differs.
 * @throws {ExpectedError} a sentence where AWS cannot be read whole; there is no partial result
 */
export function verify(
  aws: Aws,
  found: FoundInstance,
  state: readonly ManagedResource[],
  options: VerifyOptions,
): Promise<Verification> {
  return together(aws, async (aws) => {
    const looked = state.map((resource) => look(resource, found, options));
    const rows = looked.flatMap(({ row }) => row ?? []);
    const questions = new Map(
      looked.flatMap(({ asks }) => asks).map((question) => [questionKey(question), question]),
    );
    const [held, answers] = await Promise.all([
      rows.length === 0 ? new Set<string>() : readAmong(aws, found.instance, rows, { ...found, ...options }),
      askAll(aws, questions, options),
    ]);
    const compared = looked.map((one) => ({ ...one, why: differenceOf(one, held, answers, options) }));
    return {
      resources: state.length,
      differences: compared.flatMap(({ resource: { address }, why }) =>
        why === undefined ? [] : [{ address, why }],
      ),
      answers: agreedAnswers(compared, answers, found),
    };
  });
}

/** A resource, and what is to be asked about it. */
interface Looked {
  readonly resource: ManagedResource;
  readonly row?: LiveAccountAssignment;
  readonly asks: readonly Question[];
  /** Why nothing of it can be verified. */
  readonly unknown?: string;
}

/** Of Terraform itself; a refresh asks nobody. */
const builtIn = /^terraform\.io\/builtin\//;
const awsProvider = /\/hashicorp\/aws$/;
/** Attributes that any resource may have. */
const common = ["id", "region", "timeouts"];

function look(resource: ManagedResource, { instance }: FoundInstance, { hasRegion }: VerifyOptions): Looked {
  const { type, provider, values, deposed } = resource;
  const isRow = type === accountAssignmentType;
  const check = checks[type];
  const unknown = (why: string): Looked => ({ resource, asks: [], unknown: why });
  if (builtIn.test(provider)) return { resource, asks: [] };
  if ((!isRow && !check) || !awsProvider.test(provider)) return unknown(`${type} is not verified`);
  if (deposed) return unknown("a replacement left it behind");
  const known = [...common, ...(check?.attributes ?? accountAssignmentAttributes)];
  const strange = Object.keys(values).find((attribute) => !known.includes(attribute));
  if (strange !== undefined) return unknown(`its attribute ${strange} is not verified`);
  if (hasRegion ? values.region !== instance.region : values.region !== undefined)
    return unknown("its region differs");
  if (
    (values.instance_arn ?? instance.arn) !== instance.arn ||
    (values.identity_store_id ?? instance.identityStoreId) !== instance.identityStoreId
  )
    return unknown(`it is not of the instance ${instance.arn}`);
  if (check) return { resource, asks: check.questions(values) };
  const row = accountAssignmentOf(resource);
  return row ? { resource, row, asks: [] } : unknown("its id differs");
}

async function askAll(
  aws: Aws,
  questions: ReadonlyMap<string, Question>,
  { onProgress }: VerifyOptions,
): Promise<ReadonlyMap<string, Answer>> {
  const options = { onProgress, perSecond: aws.perSecond("sso-admin") };
  return new Map(
    await forEachWithProgress("resources", [...questions], options, async ([key, question]) => [
      key,
      await ask(aws, question),
    ]),
  );
}

function differenceOf(
  { resource: { type, values }, row, asks, unknown }: Looked,
  held: ReadonlySet<string>,
  answers: ReadonlyMap<string, Answer>,
  facts: ProviderFacts,
): string | undefined {
  if (unknown !== undefined) return unknown;
  if (row) return held.has(assignmentKey(row)) ? undefined : gone;
  return checks[type]?.difference(
    values,
    asks.map((question) => answers.get(questionKey(question))),
    facts,
  );
}

/** What a refresh of the resources that agree asks, answered; nothing that one of the others asks as well. */
function agreedAnswers(
  compared: readonly (Looked & { readonly why: string | undefined })[],
  answers: ReadonlyMap<string, Answer>,
  { instance }: FoundInstance,
): ReadonlyMap<string, Answer> {
  const agreed = new Map<string, Answer>();
  for (const { asks } of compared) for (const key of asks.map(questionKey)) agreed.set(key, answers.get(key));
  for (const [key, answer] of pairAnswers(compared, instance.arn)) agreed.set(key, answer);
  for (const { why, row, asks } of compared) {
    if (why === undefined) continue;
    const open = row ? [pairQuestion(instance.arn, row)] : asks;
    for (const key of open.map(questionKey)) agreed.delete(key);
  }
  return agreed;
}

/** A refresh looks in the list of a pair for one account assignment of the state; so the list holds those. */
function pairAnswers(compared: readonly Looked[], instanceArn: string): ReadonlyMap<string, Answer> {
  const pairs = new Map<string, LiveAccountAssignment[]>();
  // One that is not understood may be looked for in any pair, and would be missing there.
  if (compared.some(({ resource: { type }, row }) => type === accountAssignmentType && !row))
    return new Map();
  for (const { row } of compared) {
    if (!row) continue;
    const others = pairs.get(pairKey(row));
    if (others) others.push(row);
    else pairs.set(pairKey(row), [row]);
  }
  return new Map(
    [...pairs.values()].map((rows) => [
      questionKey(pairQuestion(instanceArn, rows[0]!)),
      {
        AccountAssignments: rows.map(({ accountId, permissionSetArn, principalType, principalId }) => ({
          AccountId: accountId,
          PermissionSetArn: permissionSetArn,
          PrincipalType: principalType,
          PrincipalId: principalId,
        })),
      },
    ]),
  );
}
