import { Construct } from "constructs";
import { address } from "../access/address";
import { reservedRoleArnPattern } from "../access/reserved-role";
import { ExpectedError } from "../config/problems/expected-error";
import { show } from "../config/problems/show";
import { AccountAssignment } from "./account-assignment";
import { expressionOf } from "./expression-of";
import type { IdentityCenter } from "./identity-center";
import { toPrincipal, type Grantee } from "./principal";
import { refuseEmpty } from "./refuse-empty";
import { terraformText } from "./terraform-text";

/** What can be assigned: a permission set that is made here, or one that exists. */
export abstract class PermissionSetBase extends Construct {
  /** The instance that it belongs to. */
  abstract readonly identityCenter: IdentityCenter;
  /** Name in AWS. */
  abstract readonly permissionSetName: string;
  /** ARN of the permission set; usable in any stack of the app. */
  abstract readonly arn: string;
  /**
   * Addresses of everything that gives the permission set its policies so far. Account assignments depend on them:
   * policies come first on the way up, assignments go first on the way down, or AWS provisions roles that are not there.
   */
  abstract readonly policyAddresses: readonly string[];

  private readonly grants = new Map<string, AccountAssignment>();

  /** ARN pattern of the roles that AWS creates for it, in every account; for conditions with `ArnLike`. */
  get reservedRoleArnPattern(): string {
    return this.reservedRoleArnPatternIn("*");
  }

  /** ARN pattern of the role that AWS creates for it in one account; for conditions with `ArnLike`. */
  reservedRoleArnPatternIn(accountId: string): string {
    return reservedRoleArnPattern({
      permissionSet: terraformText(this.permissionSetName),
      accountId,
      partition: this.identityCenter.partition,
    });
  }

  /**
   * Gives a principal access to accounts: one account assignment each. Giving the same again changes nothing.
   *
   * @param accounts 12-digit ids; tokens for accounts that are created in the same app
   * @throws {AccessConfigError} where an account id is none; `ExpectedError` where there is no account
   */
  grantTo(grantee: Grantee, accounts: string | readonly string[]): AccountAssignment[] {
    const ids: readonly unknown[] = [accounts].flat();
    refuseEmpty(this, { accounts: ids });
    const odd = ids.findIndex((id) => typeof id !== "string");
    if (odd >= 0)
      throw new ExpectedError(
        `${this.node.path}: an account is ${show(ids[odd])}; allowed: a text of 12 digits, in quotes, or a token.`,
      );
    const principal = toPrincipal(grantee);
    const { principalType } = principal;
    const who = expressionOf(this, principal.principalId);
    return [accounts].flat().map((accountId) => {
      const id = address("Grant", principalType, who, expressionOf(this, accountId));
      const grant =
        this.grants.get(id) ?? new AccountAssignment(this, id, { permissionSet: this, principal, accountId });
      this.grants.set(id, grant);
      return grant;
    });
  }
}
