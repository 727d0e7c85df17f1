import { randomUUID } from "node:crypto";
import type pg from "pg";

/** Minimal rows, written by the owner: no step was taken and no permission asked. Every column can be given. */
type Owner = Pick<pg.Pool, "query">;
type Row = Record<string, unknown>;

async function insert(owner: Owner, table: string, row: Row): Promise<string> {
  const names = Object.keys(row);
  const { rows } = await owner.query<{ id: string }>(
    `insert into ${table} (${names.join(", ")}) values (${names.map((_, at) => `$${at + 1}`).join(", ")}) returning id`,
    Object.values(row),
  );
  return rows[0]?.id ?? "";
}

/** A season of a year, open; its dates are those of the year's Ngày hội. */
export function buildSeason(owner: Owner, year: number, row: Row = {}): Promise<string> {
  return insert(owner, "season", {
    year,
    theme: `Mùa thử ${year}`,
    starts_on: `${year}-07-01`,
    ends_on: `${year}-08-19`,
    plan_due_on: `${year}-06-30`,
    result_due_on: `${year}-08-31`,
    report_due_on: `${year}-09-15`,
    state: "open",
    ...row,
  });
}

type Of = { unitId: string; seasonId: string; enteredById?: string };

const entered = ({ unitId, seasonId, enteredById }: Of) => ({
  unit_id: unitId,
  season_id: seasonId,
  entered_by_id: enteredById ?? randomUUID(),
  entered_by_name: "Nguyễn Văn Thử",
});

/** A state with the columns that the database wants beside it. */
export function inState(
  state: "draft" | "submitted" | "sent" | "returned" | "accepted" | "locked",
  holderUnitId: string,
): Row {
  const sent = { sent_by_id: randomUUID(), sent_at: "2026-08-20T01:00:00Z", holder_unit_id: holderUnitId };
  if (state === "draft" || state === "submitted") return { state };
  if (state === "sent" || state === "returned") return { state, ...sent };
  return { state, ...sent, accepted_by_id: randomUUID(), accepted_at: "2026-08-21T01:00:00Z" };
}

/** A held point with the result that it needs to be sent. */
export function buildFestival(owner: Owner, of: Of, row: Row = {}): Promise<string> {
  return insert(owner, "festival", {
    ...entered(of),
    name: "Ngày hội thử",
    host_level: "residential",
    place: "Nhà văn hóa thôn",
    held_on: "2026-08-09",
    starts_at: "07:30",
    ends_at: "10:30",
    status: "held",
    turnout: 200,
    delegates: 20,
    top_tier: "commune",
    ...row,
  });
}

/** A draft plan of a unit. */
export function buildPlan(owner: Owner, of: Of, row: Row = {}): Promise<string> {
  return insert(owner, "festival_plan", {
    ...entered(of),
    number: "122/KH-UBND",
    issued_on: "2026-06-15",
    issuer: "UBND",
    signer: "Trần Thử",
    commune_points: 1,
    residential_points: 5,
    agency_points: 0,
    ...row,
  });
}

/** A draft season report of a province. */
export function buildReport(owner: Owner, of: Of, row: Row = {}): Promise<string> {
  return insert(owner, "festival_report", {
    ...entered(of),
    number: "45/BC-CAT",
    issued_on: "2026-09-10",
    signer: "Lê Thử",
    ...row,
  });
}
