import type { ClientBase } from "pg";
import { fold } from "@/lib/core/text";

/**
 * Pieces of SQL for the demonstration data. Nothing is random: every choice is derived from a key and a number,
 * so that each installation shows the same country.
 */

/** A text as an SQL literal. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Texts as an SQL array, numbered from 1. */
export function texts(values: readonly string[]): string {
  return `array[${values.map(literal).join(", ")}]::text[]`;
}

/** A whole number from 0 below 2^31, the same for the same key and purpose. */
export function hash(key: string, purpose: number): string {
  return `(hashtextextended(${key}, ${purpose}) & 2147483647)`;
}

/** A number from 0 below 1. */
export function fraction(key: string, purpose: number): string {
  return `((hashtextextended(${key}, ${purpose}) & 1048575)::float8 / 1048576)`;
}

/** A whole number from one bound to the other, both included. */
export function between(from: number, to: number, key: string, purpose: number): string {
  return `(${from} + ${hash(key, purpose)} % ${to - from + 1})::int`;
}

/** One of the texts. */
export function pick(values: readonly string[], key: string, purpose: number): string {
  return `(${texts(values)})[(1 + ${hash(key, purpose)} % ${values.length})::int]`;
}

/** One of the texts as often as the share says, otherwise none. */
export function sometimes(share: string, values: readonly string[], key: string, purpose: number): string {
  return `case when ${fraction(key, purpose + 500)} < ${share} then ${pick(values, key, purpose)} else '' end`;
}

/** An instant in office hours of a day in Vietnam. */
export function officeHour(day: string, key: string, purpose: number): string {
  return `((${day} + make_interval(mins => 450 + (${hash(key, purpose)} % 570)::int)) at time zone interval '7 hours')`;
}

/**
 * A row's part of a total, by weight, in whole numbers that add up to the total exactly: the difference of two
 * running sums, each rounded down. `over` names partition and order: "partition by a order by b".
 */
export function shareOf(total: string, weight: string, partition: string, order: string): string {
  const within = partition === "" ? "" : `partition by ${partition} `;
  const running = `sum((${weight})::bigint) over (${within}order by ${order} rows unbounded preceding)`;
  const whole = `nullif(sum((${weight})::bigint) over (${within === "" ? "" : within.trim()}), 0)`;
  return `coalesce(div((${total})::numeric * ${running}, ${whole}) - div((${total})::numeric * (${running} - (${weight})::bigint), ${whole}), 0)::bigint`;
}

/** Temporary functions of the load: identifiers in the form of uuid v7 that are the same on every installation. */
export const functions = `
create function pg_temp.demo_id(at timestamptz, key text) returns uuid language sql immutable as $$
  select overlay(overlay(md5(key)
    placing '0' || to_hex((date_part('epoch', at) * 1000)::bigint) || '7' from 1 for 13)
    placing '8' from 17 for 1)::uuid
$$;
create temp table demo_fold (value text, folded text) on commit drop;`;

/**
 * Folds the texts that a query answers, each once, for the search keys of many rows: in SQL it would take longer than
 * all the rest of the load.
 */
export async function foldAll(client: ClientBase, query: string): Promise<void> {
  const { rows } = await client.query<{ value: string }>(
    `select value from (${query}) as q (value) except select value from demo_fold`,
  );
  const values = rows.map(({ value }) => value);
  await client.query("insert into demo_fold select * from unnest($1::text[], $2::text[])", [
    values,
    values.map(fold),
  ]);
  await client.query("analyze demo_fold");
}
