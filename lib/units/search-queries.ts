import "server-only";
import { dayOf } from "@/lib/core/dates";
import { nothingFound, type SearchHit, type SearchSource, searchWords } from "@/lib/core/search";
import { unitTitle } from "@/lib/core/words";
import { lifeInWords } from "./lineage";
import { listUnits, unitsPerPage } from "./queries";
import { unitFilter } from "./schema";

/** Units of both systems by any spelling or by code; their names are public. */
export const unitSearch: SearchSource = {
  kind: "units",
  label: "Đơn vị",
  noun: "đơn vị",
  needs: "unit.view",
  async find(tx, _actor, typed, { limit, offset }) {
    const filter = unitFilter.parse({ q: typed, life: "all", page: Math.floor(offset / unitsPerPage) + 1 });
    if (searchWords(typed).length === 0) return nothingFound;
    const { rows, total } = await listUnits(tx, filter, dayOf(new Date()));
    const from = offset % unitsPerPage;
    const hits = rows.slice(from, from + limit).map((unit): SearchHit => {
      const above = unit.parentKind && unit.parentKind !== "ministry" && unit.parentName;
      return {
        id: unit.id,
        title: unitTitle(unit),
        note: [
          above && unitTitle({ kind: unit.parentKind ?? unit.kind, name: unit.parentName ?? "" }),
          `mã ${unit.code}`,
          lifeInWords(unit),
        ]
          .filter(Boolean)
          .join(" · "),
        href: `/units/${unit.id}`,
        state: null,
      };
    });
    return { hits, total, more: false };
  },
};
