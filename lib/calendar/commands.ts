import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import { formatDay, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere, Refusal, refuseIf } from "@/lib/core/refusal";
import { workflowIssue } from "@/lib/core/words";
import type { AddHolidayInput, ChangeHolidayInput, RemoveHolidayInput } from "./schema";

type Done = { year: number };

function refuseOthers(actor: Actor): void {
  if (!may(actor, "calendar.manage")) refuseIf([workflowIssue("not_permitted")]);
}

/** Adds a day off, or a day that is worked instead. */
export async function addHoliday(tx: Tx, actor: Actor, input: AddHolidayInput): Promise<Done> {
  refuseOthers(actor);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into holiday (day, name, kind, confirmed)
    values (${input.day}::date, ${input.name}, ${input.kind}::holiday_kind, ${input.confirmed})
    on conflict (day) do nothing returning id`;
  if (rows.length === 0) throw dayTaken(input.day);
  return yearOf(input.day);
}

/** Changes what is said of a day. */
export async function changeHoliday(tx: Tx, actor: Actor, input: ChangeHolidayInput): Promise<Done> {
  refuseOthers(actor);
  const { id, day, ...rest } = input;
  const other = await tx.holiday.findUnique({ where: { day: toDate(day) }, select: { id: true } });
  if (other && other.id !== id) throw dayTaken(day);
  const { count } = await tx.holiday.updateMany({ where: { id }, data: { ...rest, day: toDate(day) } });
  if (count === 0) throw new NotThere();
  return yearOf(day);
}

/** Takes a day out: it is again what its place in the week says. */
export async function removeHoliday(tx: Tx, actor: Actor, input: RemoveHolidayInput): Promise<Done> {
  refuseOthers(actor);
  const rows = await tx.$queryRaw<{ day: string }[]>`
    delete from holiday where id = ${input.id}::uuid returning day::text as day`;
  const [row] = rows;
  if (!row) throw new NotThere();
  return yearOf(row.day);
}

const yearOf = (day: string): Done => ({ year: Number(day.slice(0, 4)) });

function dayTaken(day: string): Refusal {
  return new Refusal([
    {
      path: "day",
      code: "day_taken",
      message: `Ngày ${formatDay(day)} đã có trong lịch. Mở ngày đó để sửa.`,
    },
  ]);
}
