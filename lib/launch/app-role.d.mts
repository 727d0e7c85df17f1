export declare function appUrlFor(ownerUrl: string): string;
export declare function appEnvironment(
  env: NodeJS.ProcessEnv,
  ownerUrl: string,
): NodeJS.ProcessEnv & { DATABASE_URL: ""; APP_DATABASE_URL: string };
export declare function ensureAppRole(ownerUrl: string): Promise<void>;
export declare function ensureDatabase(serverUrl: string, name: string): Promise<string>;
export declare function withDatabase(url: string, name: string): string;
