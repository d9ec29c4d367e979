/** The environment of a command that calls a local service, with credentials of nobody. */
export function calling(url: string): NodeJS.ProcessEnv {
  return {
    ACCESS_CONFIG: undefined,
    AWS_ENDPOINT_URL: url,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    CHECKPOINT_DISABLE: "1",
  };
}
