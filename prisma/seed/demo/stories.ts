import type { ClientBase } from "pg";
import { fold } from "@/lib/core/text";
import { tellingRecords } from "./stories-thach-ha";

/** Who takes a step: somebody of the record's commune, of the district of then, or of the province. */
export type Hand = "officer" | "chief" | "district" | "province" | "province2";

export type Told = {
  year: number;
  /** Code of the commune as it was in that season. */
  commune: string;
  host: string;
  level: "commune" | "residential" | "inter_residential" | "agency" | "enterprise" | "school";
  ground: string;
  heldOn: string;
  hours: [string, string];
  state: "draft" | "submitted" | "sent" | "returned" | "accepted";
  /** With whom it lies, where that is not its own commune or, once it was sent, the province. */
  holder?: "district";
  enteredBy?: Hand;
  status?: "planned" | "postponed";
  statusReason?: string;
  pilotOf?: "province";
  expectedLeaders?: string;
  result?: {
    turnout: number;
    delegates: number;
    topTier: "province" | "province_police" | "district" | "commune";
    outreach: number;
    spentState: number;
    spentSocial: number;
    goodPractice?: string;
    shortcomings?: string;
    proposals?: string;
    gifts?: [recipient: string, count: number, value: number][];
    guests?: [tier: string, fullName: string, jobTitle: string, organisation: string][];
    pledges?: [count: number, parties: string][];
    models?: [name: string, kind: string, places: number][];
    awards?: [authority: string, form: string, recipient: string, count: number][];
  };
  /** Local time, "2026-08-14 15:20". */
  createdAt: string;
  steps: [name: "submit" | "send" | "forward" | "accept" | "return", at: string, by: Hand, note?: string][];
};

const roleOf: Record<Hand, string> = {
  officer: "commune_officer",
  chief: "commune_chief",
  district: "district_officer",
  province: "province_officer",
  province2: "province_officer",
};

const stateAfter = {
  submit: "submitted",
  send: "sent",
  forward: "sent",
  accept: "accepted",
  return: "returned",
} as const;

type Person = { userId: string; fullName: string; role: string; unitId: string; unitName: string };
type Place = {
  id: string;
  seasonId: string;
  key: string;
  unitId: string;
  districtId: string | null;
  provinceId: string;
};

const instant = (local: string) => `${local}:00+07:00`;

/** Records of the told communes, with every line of their way: for tours and for end-to-end tests. */
export async function insertStories(client: ClientBase): Promise<void> {
  for (const told of tellingRecords) await tell(client, told);
}

async function tell(client: ClientBase, told: Told): Promise<void> {
  const { rows: places } = await client.query<Place>(
    `select pg_temp.demo_id($4::timestamptz, $3) as id, $3::text as key, s.id as "seasonId", c.unit_id as "unitId",
            c.district_id as "districtId", c.province_id as "provinceId"
       from demo_commune c join demo_season s on s.year = c.year where c.year = $1 and c.code = $2`,
    [told.year, told.commune, `${told.year}:${told.commune}:${told.host}`, instant(told.createdAt)],
  );
  const place = places[0];
  if (!place) throw new Error(`No commune ${told.commune} in ${told.year}`);
  const people = new Map<Hand, Person>();
  for (const hand of new Set<Hand>([told.enteredBy ?? "officer", ...told.steps.map(([, , by]) => by)])) {
    people.set(hand, await personAt(client, place, hand));
  }
  await insertRecord(client, told, place, people);
  await insertParts(client, told, place);
  await insertSteps(client, told, place, people);
}

async function personAt(client: ClientBase, place: Place, hand: Hand): Promise<Person> {
  const unitId =
    hand === "district" ? place.districtId : hand.startsWith("province") ? place.provinceId : place.unitId;
  const { rows } = await client.query<Person>(
    `select s.user_id as "userId", s.full_name as "fullName", s.role, s.unit_id as "unitId",
            'Công an ' || unit_kind_label(u.kind) || ' ' || u.name as "unitName"
       from demo_staff s join unit u on u.id = s.unit_id where s.unit_id = $1 and s.role = $2::role and s.seat = $3`,
    [unitId, roleOf[hand], hand === "province2" ? 1 : 0],
  );
  const person = rows[0];
  if (!person) throw new Error(`Nobody is ${hand} of ${place.key}`);
  return person;
}

async function insertRecord(
  client: ClientBase,
  told: Told,
  place: Place,
  people: Map<Hand, Person>,
): Promise<void> {
  const by = (name: string) => told.steps.findLast(([step]) => step === name);
  const author = people.get(told.enteredBy ?? "officer");
  const sent = by("send");
  const accepted = told.state === "accepted" ? by("accept") : undefined;
  const above = told.holder === "district" ? place.districtId : place.provinceId;
  const { result } = told;
  const programme =
    told.level === "commune"
      ? [
          "{flag_salute,introduction,address,discussion,awards,leader_speech,reply,pledge_signing}",
          "{arts,sports,booths,visits}",
        ]
      : ["{flag_salute,introduction,address,discussion,pledge_signing}", "{arts,folk_games,shared_meal}"];
  const placeName = `${told.ground} ${told.host}`.trim();
  const row = {
    id: place.id,
    unit_id: place.unitId,
    season_id: place.seasonId,
    name: `Ngày hội ${told.host}`,
    search_key: fold(`Ngày hội ${told.host} ${placeName}`),
    host_level: told.level,
    place: placeName,
    held_on: told.heldOn,
    starts_at: told.hours[0],
    ends_at: told.hours[1],
    area_class: "normal",
    area_traits: [],
    pilot_of: told.pilotOf ?? "none",
    expected_leaders: told.expectedLeaders ?? "",
    status: told.status ?? (result ? "held" : "planned"),
    status_reason: told.statusReason ?? "",
    turnout: result?.turnout,
    delegates: result?.delegates,
    top_tier: result?.topTier,
    outreach: result?.outreach,
    spent_state: result?.spentState,
    spent_social: result?.spentSocial,
    good_practice: result?.goodPractice ?? "",
    shortcomings: result?.shortcomings ?? "",
    proposals: result?.proposals ?? "",
    state: told.state,
    holder_unit_id: told.state === "sent" || told.state === "accepted" ? above : place.unitId,
    received: told.state !== "returned" && by("forward") !== undefined,
    version: 1 + told.steps.length,
    editor_ids: [author?.userId],
    created_by_unit_id: author?.unitId,
    entered_by_id: author?.userId,
    entered_by_name: author?.fullName,
    sent_by_id: sent && people.get(sent[2])?.userId,
    sent_at: sent && instant(sent[1]),
    accepted_by_id: accepted && people.get(accepted[2])?.userId,
    accepted_at: accepted && instant(accepted[1]),
    created_at: instant(told.createdAt),
    updated_at: instant(told.steps.at(-1)?.[1] ?? told.createdAt),
  };
  const columns = Object.keys(row).join(", ");
  await client.query(
    `insert into festival (${columns}, ceremony, festivity)
     select ${columns}, $2::ceremony_item[], $3::festivity_item[] from jsonb_populate_record(null::festival, $1)`,
    [JSON.stringify(row), ...programme],
  );
}

async function insertParts(client: ClientBase, { result, createdAt }: Told, place: Place): Promise<void> {
  const rowsOf = (table: string, names: string[], values: (string | number)[][] = []) =>
    values.map((cells, position) => ({
      table,
      position,
      ...Object.fromEntries(names.map((name, i) => [name, cells[i]])),
    }));
  const parts = [
    ...rowsOf("festival_gift", ["recipient", "count", "value"], result?.gifts),
    ...rowsOf("festival_guest", ["tier", "full_name", "job_title", "organisation"], result?.guests),
    ...rowsOf("festival_pledge", ["count", "parties"], result?.pledges),
    ...rowsOf("festival_model", ["name", "kind", "places"], result?.models),
    ...rowsOf("festival_award", ["authority", "form", "recipient", "count"], result?.awards),
  ];
  for (const { table, ...part } of parts) {
    const columns = Object.keys(part).join(", ");
    await client.query(
      `insert into ${table} (id, festival_id, unit_id, ${columns})
       select pg_temp.demo_id($1::timestamptz, $2), $3, $4, ${columns} from jsonb_populate_record(null::${table}, $5)`,
      [
        instant(createdAt),
        `${place.key}:${table}:${part.position}`,
        place.id,
        place.unitId,
        JSON.stringify(part),
      ],
    );
  }
}

async function insertSteps(
  client: ClientBase,
  told: Told,
  place: Place,
  people: Map<Hand, Person>,
): Promise<void> {
  let before: string | null = null;
  const lines = [["create", told.createdAt, told.enteredBy ?? "officer", ""] as const, ...told.steps];
  for (const [step, at, hand, note = ""] of lines) {
    const person = people.get(hand);
    if (!person) throw new Error(`Nobody took ${step} of ${place.key}`);
    const after: string = step === "create" ? "draft" : stateAfter[step];
    await client.query(
      `insert into decision (id, unit_id, record_kind, record_id, step, from_state, to_state, at, note, actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name, holder_unit_id)
       values (pg_temp.demo_id($5::timestamptz, $1), $2, 'festival', $3, $4, $6, $7::record_state, $5, $8, $9, $10, $11, $12, $13,
               case when $7::record_state in ('sent', 'accepted', 'locked')
                    then (select p.province_id from unit_place p where p.origin_id = $2 and p.first_day <= $5::timestamptz and p.end_day > $5::timestamptz)
                    else $2 end)`,
      [
        ...[`${place.key}:${step}:${at}`, place.unitId, place.id, step, instant(at), before, after, note],
        ...[person.userId, person.fullName, person.role, person.unitId, person.unitName],
      ],
    );
    before = after;
  }
}
