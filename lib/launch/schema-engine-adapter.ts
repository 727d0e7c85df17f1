import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import { DatabaseError, types } from "pg";
import { parseIntoClientConfig } from "pg-connection-string";

const { builtins } = types;

/**
 * How the schema engine reaches the database. Prisma's adapter, mended in four places:
 * it cuts a script at every semicolon, also within a function or a comment, and spreads the pieces over its connections;
 * with a connection string its shadow database is the real one, because pg lets the string win over `database`;
 * it cannot drop the shadow database, because it is still connected to it;
 * and it does not know the type "char" of the system catalogue, which the engine reads where a table has a check.
 */
export function schemaEngineAdapter(databaseUrl: string) {
  const parts = parseIntoClientConfig(databaseUrl);
  // The adapter reads every timestamptz as if it were UTC.
  const config = { ...parts, options: `${parts.options ?? ""} -c timezone=UTC` };
  const closers: (() => Promise<void>)[] = [];

  const connect = async (database = config.database): Promise<SqlDriverAdapter> => {
    const adapter = await new PrismaPg({ ...config, database }).connect();
    readChars(adapter as unknown as Internals);
    adapter.executeScript = (script) => sendWhole(adapter, script);
    const close = once(adapter.dispose.bind(adapter));
    adapter.dispose = close;
    closers.unshift(close);
    return adapter;
  };

  const connectToShadowDb = async () => {
    const name = `shadow_${randomUUID().replaceAll("-", "")}`;
    const main = await connect();
    await main.executeScript(`CREATE DATABASE "${name}"`);
    const shadow = await connect(name);
    const close = shadow.dispose.bind(shadow);
    shadow.dispose = once(async () => {
      await close();
      await main.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`);
      await main.dispose();
    });
    closers.unshift(shadow.dispose);
    return shadow;
  };

  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(),
    connectToShadowDb,
  };
  const dispose = async () => {
    for (const close of closers) await close();
  };
  return { factory, dispose };
}

interface Internals {
  underlyingDriver(): { query(text: string): Promise<unknown> };
  performIO(query: unknown): Promise<{ fields: { dataTypeID: number }[] }>;
  queryRaw(query: unknown): Promise<{ columnTypes: number[] }>;
  onError(error: unknown): never;
}

function readChars(adapter: Internals): void {
  const { queryRaw } = adapter;
  adapter.queryRaw = async (query) => {
    const chars: number[] = [];
    const reader: Internals = Object.create(adapter);
    reader.performIO = async (inner) => {
      const result = await adapter.performIO(inner);
      result.fields.forEach((field, column) => {
        if (field.dataTypeID !== builtins.CHAR) return;
        field.dataTypeID = builtins.TEXT;
        chars.push(column);
      });
      return result;
    };
    const rows = await queryRaw.call(reader, query);
    for (const column of chars) rows.columnTypes[column] = ColumnTypeEnum.Character;
    return rows;
  };
}

/** As it is: PostgreSQL reads the script itself, and runs it as one transaction. */
async function sendWhole(adapter: SqlDriverAdapter, script: string): Promise<void> {
  const internals = adapter as unknown as Internals;
  try {
    await internals.underlyingDriver().query(script);
  } catch (error) {
    if (error instanceof DatabaseError && error.position) {
      const line = script.slice(0, Number(error.position)).split("\n").length;
      error.message = `line ${line}: ${error.message}`;
    }
    internals.onError(error);
  }
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= act();
    return done;
  };
}
