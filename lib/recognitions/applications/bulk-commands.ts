import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { Refusal, refuseIf } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import { keepOutcomes } from "@/lib/recognitions/registration/commands";
import type { Outcome } from "@/lib/recognitions/registration/outcome";
import { scoreAlike } from "./alike-commands";
import { passApplication, proposeApplication } from "./decide-commands";
import { beginApplication, sendApplication } from "./flow-commands";
import type { JudgeManyInput, ManyInput } from "./schema";
import { applicationIssue } from "./words";

type One = { id: string; version: number; note: string; from: string };
type Act = (tx: Tx, actor: Actor, one: One, today: Day) => Promise<unknown>;

const acts: Record<(ManyInput | JudgeManyInput)["intent"], Act> = {
  begin: beginApplication,
  alike: scoreAlike,
  send: sendApplication,
  pass: passApplication,
  propose: proposeApplication,
};

/** Takes one step on many applications; each of those that cannot be is left alone and told why. */
export async function moveApplications(
  tx: Tx,
  actor: Actor,
  input: ManyInput | JudgeManyInput,
  today: Day = dayOf(new Date()),
): Promise<{ resultId: string }> {
  const { ids, intent: act } = input;
  const from = ("from" in input && input.from) || "";
  if (act === "alike" && from === "") refuseIf([applicationIssue("no_model", "from")]);
  if (ids.length === 0) refuseIf([applicationIssue("nothing_chosen", "ids")]);
  // Locked in the order of their ids, so that two acts cannot wait for one another.
  await tx.$queryRaw`select id from application where id = any(${ids}::uuid[]) order by id for update`;
  const found = await tx.application.findMany({
    where: { id: { in: ids } },
    orderBy: [{ unitId: "asc" }, { subject: { searchKey: "asc" } }, { id: "asc" }],
    select: {
      ...{ id: true, version: true, year: true },
      scheme: { select: { shortName: true } },
      subject: { select: { name: true } },
      unit: { select: { kind: true, name: true } },
    },
  });
  const rows: Outcome[] = [];
  for (const { id, version, subject, unit } of found) {
    const name = subject?.name ?? unitTitle(unit);
    try {
      await acts[act](tx, actor, { id, version, note: "", from }, today);
      rows.push({ id, name, done: true, note: "" });
    } catch (error) {
      // A refusal is thrown before anything is written; whatever else happens undoes everything.
      if (!(error instanceof Refusal)) throw error;
      rows.push({ id, name, done: false, note: error.issues.map(({ message }) => message).join(" ") });
    }
  }
  const gone = new Set(ids).size - found.length;
  if (gone > 0) {
    rows.push({
      id: null,
      name: `${gone} hồ sơ`,
      done: false,
      note: "Không có trong phạm vi được xử lý của bạn.",
    });
  }
  const [first] = found;
  const outcomes = { act, scheme: first?.scheme.shortName ?? "", year: first?.year ?? null, rows };
  return { resultId: await keepOutcomes(tx, actor, outcomes) };
}
