import "server-only";
import {
  countedTo,
  holdsWords,
  nothingFound,
  type SearchHit,
  type SearchSource,
  searchWords,
} from "@/lib/core/search";
import { policeOf } from "@/lib/core/words";
import { Prisma } from "@/prisma/generated/client";
import type { UnitKind } from "@/prisma/generated/enums";
import { circleUnits } from "./queries";

type Row = {
  id: string;
  fullName: string;
  jobTitle: string;
  unitKind: UnitKind;
  unitName: string;
  total: bigint;
};

/** People by name, account or post: for administrators, and of those whose accounts they keep. */
export const peopleSearch: SearchSource = {
  kind: "people",
  label: "Người dùng",
  noun: "người",
  needs: "people.manage",
  async find(tx, actor, typed, { limit, offset }) {
    const words = searchWords(typed);
    if (words.length === 0) return nothingFound;
    const rows = await tx.$queryRaw<Row[]>`
      select a.id, a.full_name as "fullName", a.job_title as "jobTitle", u.kind as "unitKind", u.name as "unitName",
             count(*) over () as total
        from app_user a join unit u on u.id = a.unit_id
       where a.unit_id = any(array(${circleUnits(actor)})) and ${holdsWords(Prisma.sql`a.search_key`, words)}
       order by a.disabled_at is not null, a.full_name collate "vi-VN-x-icu", a.id
       limit ${limit} offset ${offset}`;
    const total = Number(rows[0]?.total ?? 0);
    const hits = rows.map(
      (row): SearchHit => ({
        id: row.id,
        title: row.fullName,
        note: [row.jobTitle, policeOf({ kind: row.unitKind, name: row.unitName })]
          .filter(Boolean)
          .join(" · "),
        href: `/admin/people/${row.id}`,
        state: null,
      }),
    );
    return { hits, total: Math.min(total, countedTo), more: total > countedTo };
  },
};
