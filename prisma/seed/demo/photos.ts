import type { ClientBase } from "pg";
import type { Day } from "@/lib/core/dates";
import type { ChosenRecord } from "@/lib/recognitions/applications/own-records";
import { recordTitle } from "@/lib/recognitions/applications/own-records";
import type { Picture } from "./pictures";

/** Rows of evidence come with the product: one line of the trail, not one each; their places no longer take files. */
const silent = ["evidence_upload", "evidence_file"];
/** The communes with accounts. */
const homes = ["18562", "16681"];

/** Points whose photos stand in the demonstration: those of the communes with accounts, and the great ones of each season. */
const points = `
with ranked as (
  select f.id, f.unit_id, f.sent_by_id, f.sent_at, u.code, s.year, f.host_level,
         row_number() over (partition by s.year order by f.top_tier, f.turnout desc nulls last, f.id) as great,
         row_number() over (partition by s.year, f.unit_id order by f.host_level, f.id) as own
    from festival f join season s on s.id = f.season_id join unit u on u.id = f.unit_id
   where f.status = 'held' and f.state in ('accepted', 'locked', 'sent') and f.sent_by_id is not null
     and not exists (select from record_snapshot s where s.record_id = f.id)
)
select r.id, r.unit_id as "unitId", '' as part, r.sent_at as at, p.id as "userId", p.full_name as "userName"
  from ranked r join app_user p on p.id = r.sent_by_id
 where great <= 4 or r.unit_id = any($1) and own <= 5 and year >= 2025
 order by r.year, r.sent_at, r.id`;

/** Criteria that ask for evidence, of what the same communes sent; three of each application. */
const answers = `
with asked as (
  select a.id, a.unit_id, a.sent_by_id, a.sent_at, n.criterion_id,
         row_number() over (partition by a.id order by c.position, c.id) as nth
    from application a join application_answer n on n.application_id = a.id join criterion c on c.id = n.criterion_id
   where a.unit_id = any($1) and a.subject_id is null and a.sent_by_id is not null and c.evidence_required
     and not exists (select from record_snapshot s where s.record_id = a.id)
)
select s.id, s.unit_id as "unitId", s.criterion_id::text as part, s.sent_at as at, p.id as "userId", p.full_name as "userName"
  from asked s join app_user p on p.id = s.sent_by_id where nth <= 3
 order by s.sent_at, s.id, s.nth`;

const insert = `
with given as (
  select r.*, pg_temp.demo_id(r.at, 'upload:' || r.id || r.part || r.main) as upload_id, pg_temp.demo_id(r.at, 'photo:' || r.id || r.part || r.main) as file_id
    from jsonb_to_recordset($1) as r (kind text, id uuid, "unitId" uuid, part text, at timestamptz, "userId" uuid, "userName" text, name text, caption text,
         received text, "receivedBytes" int, main text, bytes int, thumb text, width int, height int)
), handed as (
  insert into evidence_upload (id, unit_id, record_kind, record_id, part, file_name, caption, bytes, unclassified, user_id, user_name, state, begun_at, ended_at)
  select upload_id, "unitId", kind::record_kind, id, part, name, caption, "receivedBytes", true, "userId", "userName", 'kept', at, at + interval '4 seconds' from given
)
insert into evidence_file (id, unit_id, record_kind, record_id, part, upload_id, kind, type, file_name, caption, received_sha256, received_bytes,
  sha256, bytes, width, height, thumb_sha256, scan, added_by_id, added_by_name, added_at)
select file_id, "unitId", kind::record_kind, id, part, upload_id, 'photo', 'image/jpeg', name, caption, received, "receivedBytes",
       main, bytes, width, height, thumb, 'unscanned', "userId", "userName", at + interval '4 seconds' from given`;

type Place = { id: string; unitId: string; part: string; at: Date; userId: string; userName: string };

/** Hangs the drawn pictures on points and answers, and brings Ngày hội of the unit to some answers. */
export async function insertPhotos(client: ClientBase, pictures: readonly Picture[]): Promise<void> {
  const { rows: units } = await client.query<{ id: string }>(
    "select id from unit where code = any($1) and level = 'commune' and valid_to is null",
    [homes],
  );
  const mine = [units.map(({ id }) => id)];
  for (const table of silent) await client.query(`alter table ${table} disable trigger audit`);
  const festive = pictures.filter(({ of }) => of === "festival");
  const daily = pictures.filter(({ of }) => of === "watch");
  const held = await client.query<Place>(points, mine);
  const proved = await client.query<Place>(answers, mine);
  const rows = [
    ...held.rows.flatMap((place, at) =>
      [0, 1, 2].map((n) => photo("festival", place, of(festive, at * 2 + n * 3))),
    ),
    ...proved.rows.map((place, at) => photo("application", place, of(daily, at))),
  ];
  await client.query(insert, [JSON.stringify(rows)]);
  await bringRecords(client, mine);
  await client.query("set constraints all immediate");
  for (const table of silent) await client.query(`alter table ${table} enable trigger audit`);
  await client.query(`analyze ${silent.join(", ")}`);
}

const of = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;

function photo(kind: "festival" | "application", place: Place, picture: Picture) {
  const { name, caption, received, main, thumb, width, height } = picture;
  return {
    ...{ kind, ...place, name: `${name}.jpg`, caption: `${caption} (ảnh minh họa)` },
    ...{ received: received.sha256, receivedBytes: received.bytes },
    ...{ main: main.sha256, bytes: main.bytes, thumb: thumb.sha256, width, height },
  };
}

type Brought = { answerId: string; application: string; unitId: string; at: Date } & Pick<
  ChosenRecord,
  "id" | "kind"
> & {
    name: string;
    detail: string;
    day: Day;
    address: string;
  };

/** The two last records of the unit at the first criterion that asks for evidence, of each application that was begun. */
async function bringRecords(client: ClientBase, mine: string[][]): Promise<void> {
  const { rows } = await client.query<Brought>(
    `select n.id as "answerId", a.id as application, a.unit_id as "unitId", n.updated_at as at, r.kind, r.id, r.name, r.detail, r.day::text as day, r.address
       from application a
      cross join lateral (select n.id, n.updated_at from application_answer n join criterion c on c.id = n.criterion_id
                           where n.application_id = a.id and c.evidence_required order by c.position, c.id limit 1) n
      cross join lateral (select * from own_records(a.id) where kind in ('festival', 'award') and day <= n.updated_at order by kind, day desc, id limit 2) r
      where a.unit_id = any($1) and a.subject_id is null
        and not exists (select from record_snapshot s where s.record_id = a.id)
      order by a.id, r.kind, r.id`,
    mine,
  );
  await client.query("alter table answer_evidence disable trigger audit");
  for (const [at, { answerId, application, unitId, ...record }] of rows.entries()) {
    await client.query(
      `insert into answer_evidence (id, answer_id, application_id, unit_id, record_kind, record_id, title, address, position)
       values (pg_temp.demo_id($1, $2::text || ':record:' || $3::text), $2::uuid, $4, $5, $6, $3::uuid, $7, $8, $9)`,
      [
        record.at,
        answerId,
        record.id,
        application,
        unitId,
        record.kind,
        recordTitle(record),
        record.address,
        at,
      ],
    );
  }
  await client.query("alter table answer_evidence enable trigger audit");
}
