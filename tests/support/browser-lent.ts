import { ask, one, unlockReport } from "./browser-database";

/** What a journey borrows of a province that no other journey walks through, and gives back. */

/** The people of a post have no password: they get that of the accounts until it is taken back. */
export async function lendPassword(usernames: string[]): Promise<void> {
  await ask(
    `insert into credential (user_id, password_hash, must_change, changed_at)
     select u.id, c.password_hash, false, c.changed_at
       from app_user u, credential c join app_user a on a.id = c.user_id
      where u.username = any($1) and a.username = 'hatinh.canbo'
     on conflict (user_id) do nothing`,
    [usernames],
  );
}

export async function takePasswordBack(usernames: string[]): Promise<void> {
  await ask("delete from credential where user_id in (select id from app_user where username = any($1))", [
    usernames,
  ]);
}

/** Puts a province's report back to a draft with nobody named in it; gives what puts it back as it was. */
export async function borrowReport(province: string, year: number): Promise<() => Promise<void>> {
  const { report, exceptions } = await one<{ report: unknown; exceptions: unknown }>(
    `select to_jsonb(r) as report,
            (select coalesce(jsonb_agg(to_jsonb(e)), '[]') from report_exception e where e.report_id = r.id) as exceptions
       from festival_report r join unit u on u.id = r.unit_id join season s on s.id = r.season_id
      where u.code = $1 and u.level = 'province' and s.year = $2`,
    [province, year],
  );
  await unlockReport(province, year);
  return async () => {
    await unlockReport(province, year);
    await ask(
      `update festival_report r
          set state = o.state, holder_unit_id = o.holder_unit_id, received = o.received, sent_by_id = o.sent_by_id,
              sent_at = o.sent_at, accepted_by_id = o.accepted_by_id, accepted_at = o.accepted_at
         from jsonb_populate_record(null::festival_report, $1) o where r.id = o.id`,
      [JSON.stringify(report)],
    );
    await ask(
      `insert into report_exception
       select (jsonb_populate_record(null::report_exception, e)).* from jsonb_array_elements($1::jsonb) e`,
      [JSON.stringify(exceptions)],
    );
  };
}
