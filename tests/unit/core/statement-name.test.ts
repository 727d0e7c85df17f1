import { expect, test } from "vitest";
import { mostPrepared, statementName } from "@/lib/core/statement-name";

test("what is asked again has a name, always the same; what is asked once has none", () => {
  expect(statementName("select 1")).toBe("");
  const name = statementName("select 1");
  expect(name).toMatch(/^p[0-9a-f]{32}$/);
  expect(statementName("select 1")).toBe(name);
  expect(statementName("select 2")).toBe("");
  expect(statementName("select 2")).not.toBe(name);
});

test("what looks for a pattern is planned each time", () => {
  for (const sql of ["select 1 where a like $1", "select 1 where a ILIKE $1", "select 1 where a\nLIKE $1"]) {
    expect([statementName(sql), statementName(sql), statementName(sql)]).toEqual(["", "", ""]);
  }
});

test("no more are named than a connection should keep, and those that came once take no place", () => {
  const texts = (kind: string, count: number) => Array.from({ length: count }, (_, n) => `${kind} ${n}`);
  for (const sql of texts("once", 5_000)) expect(statementName(sql)).toBe("");
  for (const sql of texts("again", 2 * mostPrepared)) statementName(sql);
  const named = texts("again", 2 * mostPrepared).filter((sql) => statementName(sql) !== "");
  // Two have their names from the first test.
  expect(named).toHaveLength(mostPrepared - 2);
});
