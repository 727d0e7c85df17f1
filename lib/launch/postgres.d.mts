export interface PostgresServer {
  /** Names the database `postgres` and its owner. */
  url: string;
  port: number;
  exited: Promise<number>;
  stop(): Promise<void>;
  kill(): void;
}

export declare const ownerName: string;
export declare function startPostgres(options: {
  folder: string;
  logFile: string;
  throwaway?: boolean;
}): Promise<PostgresServer>;
export declare function findRunning(folder: string): string | null;
export declare function findFreePort(): Promise<number>;
