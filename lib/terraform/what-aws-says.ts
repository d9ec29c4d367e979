/**
 * What AWS says through Terraform's AWS provider, and what to do about it; the first that fits counts. The error codes
 * are those of the API references; the sentences around them are the provider's.
 */
export const awsAdvice: readonly (readonly [says: RegExp, todo: string])[] = [
  [
    /No valid credential sources found/,
    "There are no AWS credentials: set AWS_PROFILE to a profile, sign in (aws sso login), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
  ],
  [
    /ExpiredToken|RequestExpired|token included in the request is expired|(?:SSO|cached) (?:session|token|credentials) (?:has |have |is )?(?:expired|otherwise invalid)/i,
    "The AWS credentials have expired: sign in again (aws sso login), or renew them, and run this again. An apply that they ended half-way is completed by the next plan and apply.",
  ],
  [
    /InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|AuthFailure/,
    "AWS does not accept the credentials: check AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, and that the account may use the Region.",
  ],
  [
    /The operation is not supported for this Identity Center instance/,
    "This is an account instance of IAM Identity Center, which knows no permission sets and no account assignments. Use credentials of the management account or of the delegated administrator, in the home Region of the organization instance (identityCenter.region).",
  ],
  [
    // Where the state's bucket is denied, Terraform says all that there is to say.
    /^(?![^]*operation error (?:S3|DynamoDB))[^]*(?:AccessDenied|UnauthorizedOperation|is not authorized to perform)/,
    "AWS denies a call: allow the action that is named above in the policies of the caller. IAM Identity Center answers the management account and its delegated administrator alone, in its home Region (identityCenter.region); a service control policy can deny it, too.",
  ],
  [
    /(?:USER|GROUP) not found/,
    "The identity store has no such user or group: correct its name in the access config (its key stands in the address above), or create it first. If it is there, check that the credentials and identityCenter.region are those of the right organization.",
  ],
  [
    /creating IdentityStore (?:User|Group) \(.*ConflictException/s,
    "One of that name is there already, and this state does not know it. If it is yours, such as where the answer to its creation was lost, import it in the folder of the stack (cdktf.out/stacks/…): terraform import with the address above and <identity store id>/<its id>; then plan again. Else look it up in the access config in place of creating it.",
  ],
  [
    /creating IdentityStore Group Membership: .*already exists/s,
    "The user is in the group already, and this state does not know it. Import it in the folder of the stack (cdktf.out/stacks/…): terraform import with the address above and <identity store id>/<membership id> (aws identitystore get-group-membership-id tells it); then plan again.",
  ],
  [
    /Cannot import non-existent remote object/,
    "The access config's imports name what AWS does not have (any more). If an apply has imported everything already, they have done their work: take imports out of the access config, and plan again. If not, adopt again (identity-center adopt --force): it writes what AWS has now.",
  ],
  [
    /Not supported policy arn:/,
    "A customer managed policy has to be in every account of the permission set, by its name and path, before it is assigned there: create it in the account that is named above; then plan and apply again.",
  ],
  [
    /Obtaining permissions to manage your AWS account/,
    "AWS cannot reach the account that is named above: it may be suspended or closed. identity-center snapshot tells, and what it says is not ACTIVE is selected no more; plan and apply again.",
  ],
  [
    /quota for RolesPerAccount/i,
    'IAM has no room for another role in the account: remove roles that nobody needs, or have the quota "Roles per account" raised there; then plan and apply again.',
  ],
  [
    /ThrottlingException|Rate exceeded|TooManyRequests/,
    "Something else uses the calls that AWS allows (20 a second for IAM Identity Center), such as another terraform run or a scan: wait for its end, and run this again.",
  ],
  [
    /unexpected EOF|decomposing response|deserialization failed|connection reset by peer|InternalServer(?:Exception|Error)/,
    "An answer of AWS came broken, or was an error of AWS itself: check the network and a proxy, and plan again. What AWS has done meanwhile is taken over by the next apply.",
  ],
  [
    /operation error [^]*(?:no such host|connection refused|network is unreachable|i\/o timeout|proxyconnect|TLS handshake timeout)/i,
    "AWS cannot be reached: check the network, a proxy, AWS_ENDPOINT_URL, and that the Region (identityCenter.region) is spelt right.",
  ],
];
