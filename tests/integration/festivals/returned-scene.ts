import type { Actor } from "@/lib/core/actor";
import { editFestival } from "@/lib/festivals/points/commands";
import { getContent } from "@/lib/festivals/points/content-queries";
import { returnFestival, sendFestival } from "@/lib/festivals/points/flow-commands";
import { getFestival } from "@/lib/festivals/points/queries";
import { as, type Scene, sheet, stateOf } from "./points-scene";

/** Remarks at some fields, each with words of its own. */
export const named = (...paths: string[]) => paths.map((path) => ({ path, remark: `Sửa ${path}` }));

/** What people of a scene do with a point that is returned. */
export function returnsIn(open: () => Scene) {
  const versionOf = async (id: string) => (await stateOf(open(), id))?.version ?? 0;

  async function giveBack(id: string, remarks = named("turnout"), whole = false, who?: Actor) {
    const version = await versionOf(id);
    return as(who ?? open().people.provinceOfficer, (tx, actor) =>
      returnFestival(tx, actor, { id, version, note: "Kiểm tra lại", remarks, whole }),
    );
  }
  const send = async (id: string) => {
    const version = await versionOf(id);
    return as(open().people.chief, (tx, who) => sendFestival(tx, who, { id, version }));
  };
  const record = async (id: string, who: Actor = open().people.provinceOfficer) => {
    const found = await as(who, (tx, actor) => getFestival(tx, actor, id, "2026-11-21"));
    if (!found) throw new Error("no record");
    return found;
  };
  const whole = async (id: string, change: Parameters<typeof sheet>[2]) => {
    const content = await as(open().people.officer, (tx) => getContent(tx, id));
    return sheet(id, await versionOf(id), { ...content, ...change });
  };
  const save = async (id: string, change: Parameters<typeof sheet>[2]) => {
    const input = await whole(id, change);
    return as(open().people.officer, (tx, who) => editFestival(tx, who, "sheet", input));
  };
  return { versionOf, giveBack, send, record, whole, save };
}
