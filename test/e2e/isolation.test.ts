import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { bin, identityCenter, root } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

const config = `
users: { alice: alice@example.com }
permissionSets: { ReadOnly: {} }
assignments: { look: { users: [alice], permissionSets: [ReadOnly], accounts: ["222222222222"] } }
`;

/** An app whose state lies elsewhere; it notes what it saw of the environment. */
const appWithBackend = (address: string) => `
const fs = require("node:fs");
const { App, HttpBackend } = require("${root}/node_modules/cdktf");
const { AccessStack, loadAccess } = require("${root}/dist/lib");
loadAccess().then((config) => {
  fs.writeFileSync("seen.json", JSON.stringify(process.env));
  const app = new App();
  const stack = new AccessStack(app, "access", { config });
  new HttpBackend(stack, { address: "${address}/state", updateMethod: "POST" });
  app.synth();
});
`;

describeWithTerraform("a rehearsal among real credentials, profiles, endpoints and a remote backend", () => {
  it("reaches none of them", async () => {
    const { address, requests, close } = await listen();
    const folder = temporaryFolder();
    const home = temporaryFolder();
    fs.mkdirSync(path.join(home, ".aws"));
    fs.writeFileSync(
      path.join(home, ".aws/config"),
      `[default]\nregion = eu-central-1\nendpoint_url = ${address}\n`,
    );
    fs.writeFileSync(
      path.join(home, ".aws/credentials"),
      "[default]\naws_access_key_id = AKIAREAL\naws_secret_access_key = real\n",
    );
    fs.writeFileSync(path.join(folder, "access.yaml"), config);
    fs.writeFileSync(path.join(folder, "main.js"), appWithBackend(address));
    fs.writeFileSync(
      path.join(folder, "cdktf.json"),
      JSON.stringify({ language: "typescript", app: `${process.execPath} main.js` }),
    );

    const { code, stdout, stderr } = await identityCenter(["rehearse", "access.yaml"], {
      cwd: folder,
      env: {
        HOME: home,
        AWS_PROFILE: "default",
        AWS_ACCESS_KEY_ID: "AKIAREAL",
        AWS_SECRET_ACCESS_KEY: "real",
        AWS_SESSION_TOKEN: "real",
        AWS_ENDPOINT_URL: address,
        AWS_ENDPOINT_URL_SSO_ADMIN: address,
        AWS_ENDPOINT_URL_STS: address,
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${address}/credentials`,
        TF_WORKSPACE: "production",
        TF_CLI_ARGS_init: `-backend-config=address=${address}/other`,
        TF_HTTP_ADDRESS: `${address}/state`,
        TF_TOKEN_app_terraform_io: "real",
      },
    });
    await close();

    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("1 of 1 planned account assignments");
    expect(requests).toEqual([]);
    const seen = JSON.parse(fs.readFileSync(path.join(folder, "seen.json"), "utf8")) as Record<
      string,
      string
    >;
    const values = Object.entries(seen)
      .filter(([name]) => !name.startsWith("npm_"))
      .map(([, value]) => value);
    expect(
      values.filter((value) => value.includes("AKIAREAL") || value === "real" || value.includes(address)),
    ).toEqual([]);
  });

  it("writes what production gets, but for the backend", async () => {
    const folder = temporaryFolder();
    const kept = path.join(folder, "kept.json");
    const production = path.join(folder, "production");
    fs.writeFileSync(path.join(folder, "access.yaml"), config);
    // Stands in for terraform: keeps the configuration that it is given, and stops.
    const binary = path.join(folder, "terraform.sh");
    fs.writeFileSync(binary, `#!/bin/sh\ncp cdk.tf.json ${kept}\nexit 1\n`, { mode: 0o755 });
    const env = { TERRAFORM_BINARY_NAME: binary };
    await identityCenter(["rehearse", "access.yaml"], { cwd: folder, env });
    await runMain(folder, { ACCESS_CONFIG: "access.yaml", CDKTF_OUTDIR: production });

    const rehearsed = read(kept);
    const real = read(path.join(production, "stacks/access/cdk.tf.json"));
    expect(rehearsed.terraform).not.toEqual(real.terraform);
    const backend = { local: "any" };
    expect({ ...rehearsed, terraform: { ...rehearsed.terraform, backend } }).toEqual({
      ...real,
      terraform: { ...real.terraform, backend },
    });
  });
});

describeWithTerraform("Ctrl-C in the middle of a rehearsal", () => {
  it("leaves no process and no file", async () => {
    const folder = temporaryFolder();
    const scratch = temporaryFolder();
    fs.writeFileSync(path.join(folder, "access.yaml"), config);
    const { code, stdout, stderr } = await identityCenter(["rehearse", "access.yaml"], {
      cwd: folder,
      env: { TMPDIR: scratch },
      onStart: (child) => {
        let interrupted = false;
        child.stderr?.on("data", (text: string) => {
          if (interrupted || !text.includes("terraform apply")) return;
          interrupted = true;
          setTimeout(() => child.kill("SIGINT"), 3000);
        });
      },
    });
    expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
    expect(stderr).toContain("Interrupted");
    expect(fs.readdirSync(scratch).filter((name) => name.startsWith("identity-center"))).toEqual([]);
    expect(processesBelow(scratch)).toEqual([]);
  });
});

function read(file: string): Record<string, unknown> & { terraform: object } {
  return JSON.parse(fs.readFileSync(file, "utf8")) as Record<string, unknown> & { terraform: object };
}

async function runMain(cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { run } = await import("./support/command");
  const { code, stderr } = await run(process.execPath, [path.join(path.dirname(bin), "../../main.js")], {
    cwd,
    env,
  });
  if (code !== 0) throw new Error(stderr);
}

/** Command lines of the processes that work below a folder. */
function processesBelow(folder: string): string[] {
  return fs.readdirSync("/proc").flatMap((pid) => {
    try {
      return fs.readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)
        ? [fs.readFileSync(`/proc/${pid}/cmdline`, "utf8")]
        : [];
    } catch {
      return []; // no process, or one that has just ended
    }
  });
}

/** A server that nobody should ask. */
async function listen(): Promise<{ address: string; requests: string[]; close: () => Promise<void> }> {
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    requests,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
