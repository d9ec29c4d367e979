import * as identitystore from "@aws-sdk/client-identitystore";
import * as organizations from "@aws-sdk/client-organizations";
import * as ssoAdmin from "@aws-sdk/client-sso-admin";
import * as sts from "@aws-sdk/client-sts";
import { DrivenError, type Driver, type DrivenCall, type Json } from "./driver";

const modules: Record<DrivenCall["service"], [Json, string]> = {
  "sso-admin": [ssoAdmin, "SSOAdminClient"],
  identitystore: [identitystore, "IdentitystoreClient"],
  organizations: [organizations, "OrganizationsClient"],
  sts: [sts, "STSClient"],
};

/** The AWS SDK for JavaScript v3. */
export function sdkDriver(endpoint: string): Driver {
  return {
    async call({ service, operation, input = {}, accessKeyId = "rehearsal", all }) {
      const [module, name] = modules[service];
      const credentials = { accessKeyId, secretAccessKey: "rehearsal" };
      const client = new module[name]({ endpoint, region: "eu-west-1", credentials });
      try {
        if (all === undefined) return (await client.send(new module[`${operation}Command`](input))) as Json;
        const items: unknown[] = [];
        for await (const page of module[`paginate${operation}`]({ client }, input))
          items.push(...(page[all] ?? []));
        return { [all]: items };
      } catch (error) {
        if (!(error instanceof Error && "$metadata" in error)) throw error;
        throw new DrivenError(error.name, error.message);
      } finally {
        client.destroy();
      }
    },
    close: () => {},
  };
}
