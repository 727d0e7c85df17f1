import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
import { type Actor, atKeyboard, isNational } from "./actor";
import { env } from "./env";
import { statementName } from "./statement-name";

declare const scoped: unique symbol;

/** A transaction that carries somebody's scope. Only inScope can make one, so a query without a scope does not compile. */
export type Tx = Prisma.TransactionClient & { readonly [scoped]: "scope" };

/** A transaction of the gate: sign-in, sessions and credentials, before anybody is known. */
export type GateTx = Prisma.TransactionClient & { readonly [scoped]: "gate" };

/** What one statement can ask at the gate without a transaction of its own. A transaction of the gate can ask it too. */
export type GateGlance = Pick<GateTx, "$queryRaw">;

const kept = globalThis as {
  portalPrisma?: PrismaClient;
  portalSignInPrisma?: PrismaClient;
  portalSnapshotPrisma?: PrismaClient;
  portalGlancePrisma?: PrismaClient;
};

/**
 * Milliseconds that a piece of work may take, and may wait for a connection. In the hour of a deadline more is sent than can be
 * taken in: whoever waits in the queue has sent in the end, whoever is refused sends again and makes it longer.
 */
const longestWork = 20_000;
const longestWait = 45_000;

function connect(max: number, more = ""): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(
      // The adapter reads every timestamptz as if it were UTC, whatever the server's zone is.
      {
        connectionString: env().APP_DATABASE_URL,
        options: `-c timezone=UTC${more}`,
        max,
        connectionTimeoutMillis: longestWait,
      },
      { statementNameGenerator: ({ sql }) => statementName(sql) },
    ),
  });
}

function client(): PrismaClient {
  kept.portalPrisma ??= connect(10);
  return kept.portalPrisma;
}

/** Connections for the checking of passwords alone: however many try, whoever is signed in finds one free. */
function signInClient(): PrismaClient {
  kept.portalSignInPrisma ??= connect(3);
  return kept.portalSignInPrisma;
}

/** Connections for what reads for minutes: however many files are prepared, no page waits for a connection. */
function snapshotClient(): PrismaClient {
  kept.portalSnapshotPrisma ??= connect(4);
  return kept.portalSnapshotPrisma;
}

/** Connections that stand at the gate from their beginning and are never anything else: nothing is set, nothing to be undone. */
function glanceClient(): PrismaClient {
  kept.portalGlancePrisma ??= connect(
    4,
    ` -c role=portal_auth -c default_transaction_read_only=on -c statement_timeout=${longestWork}`,
  );
  return kept.portalGlancePrisma;
}

type Context = {
  action: string;
  requestId?: string;
  timeout?: number;
  /** Reads everything as it is at one moment, and only reads. */
  snapshot?: boolean;
};

/** Runs work in one transaction that sees and writes only what the actor may. */
export async function inScope<T>(actor: Actor, context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  const role = isNational(actor) ? "portal_nation" : "portal_app";
  return (context.snapshot ? snapshotClient() : client()).$transaction(
    async (tx) => {
      // Whoever looks with somebody else's eyes writes nothing, whatever the doors forgot. It cannot be taken back within
      // the transaction.
      if (actor.viewing || context.snapshot) await tx.$executeRaw`set transaction read only`;
      await tx.$queryRaw`
        select set_config('app.user_id', ${atKeyboard(actor)}, true),
               set_config('app.unit_id', ${actor.unit.id}, true),
               set_config('app.role', ${actor.role}, true),
               set_config('app.delegation_id', ${actor.delegation?.id ?? ""}, true),
               set_config('app.action', ${context.action}, true),
               set_config('role', ${role}, true)`;
      return work(tx as Tx);
    },
    {
      timeout: context.timeout ?? longestWork,
      maxWait: longestWait,
      ...(context.snapshot && { isolationLevel: "RepeatableRead" as const }),
    },
  );
}

/** Runs work as the gate. Nothing of the domain can be read in it. */
export function atGate<T>(action: string, work: (tx: GateTx) => Promise<T>): Promise<T> {
  return gate(client(), action, work);
}

/** One look as the gate, which changes nothing: half a millisecond where a transaction takes three times that. */
export function glanceAtGate<T>(look: (tx: GateGlance) => Promise<T>): Promise<T> {
  return look(glanceClient() as unknown as GateGlance);
}

/** The gate for attempts with a password, over connections of its own. */
export function atSignIn<T>(action: string, work: (tx: GateTx) => Promise<T>): Promise<T> {
  return gate(signInClient(), action, work);
}

async function gate<T>(through: PrismaClient, action: string, work: (tx: GateTx) => Promise<T>): Promise<T> {
  return through.$transaction(
    async (tx) => {
      await tx.$queryRaw`
        select set_config('app.action', ${action}, true), set_config('role', 'portal_auth', true)`;
      return work(tx as GateTx);
    },
    { timeout: longestWork, maxWait: longestWait },
  );
}

/** True when the database answers. */
export async function databaseAnswers(): Promise<boolean> {
  const rows = await client().$queryRaw<{ units: boolean }[]>`select exists (select from unit) as units`;
  return rows.length === 1;
}

/** Closes the connections; for tests and scripts. */
export async function closeDatabase(): Promise<void> {
  await Promise.all([
    kept.portalPrisma?.$disconnect(),
    kept.portalSignInPrisma?.$disconnect(),
    kept.portalSnapshotPrisma?.$disconnect(),
    kept.portalGlancePrisma?.$disconnect(),
  ]);
  kept.portalPrisma = undefined;
  kept.portalSignInPrisma = undefined;
  kept.portalSnapshotPrisma = undefined;
  kept.portalGlancePrisma = undefined;
}
