export interface PostgresServer {
  /** Names the database `postgres` and its owner. */
  url: string;
  port: number;
  exited: Promise<number>;
  stop(): Promise<void>;
}

export declare const ownerName: string;
export declare function startPostgres(options: {
  folder: string;
  password: string;
  logFile: string;
  throwaway?: boolean;
}): Promise<PostgresServer>;
export declare function findFreePort(): Promise<number>;
