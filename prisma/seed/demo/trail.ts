import type { ClientBase } from "pg";

/**
 * What a few communes and provinces did in the season of 2026 as lines of the trail: each line of their timelines with
 * the row before and after. The rest of the demonstration is one line, not millions.
 */
export async function insertTrail(client: ClientBase): Promise<void> {
  await client.query(`
    with told as (
      select unit_id, id, to_jsonb(r) - 'search_key' as row, 'festival' as table_name, 'festival'::record_kind as kind from festival r
       where season_id = (select id from season where year = 2026)
         and unit_id in (select id from unit where code in ('18562', '16681') and level = 'commune')
      union all
      select unit_id, id, to_jsonb(r), 'festival_plan', 'plan' from festival_plan r
       where season_id = (select id from season where year = 2026)
         and unit_id in (select id from unit where code in ('18562', '16681', '42', '40') and valid_to is null)
      union all
      select unit_id, id, to_jsonb(r), 'festival_report', 'report' from festival_report r
       where season_id = (select id from season where year = 2026)
         and unit_id in (select id from unit where code in ('42', '40') and valid_to is null)
    ), step as (
      select t.*, d.step, d.at, d.actor_id, d.actor_name, d.actor_role, d.actor_unit_id, d.to_state,
             row_number() over (partition by t.id order by d.at) as version,
             lag(d.to_state) over (partition by t.id order by d.at) as from_state,
             -- What people enter after the day comes with the first sending, not with the plan.
             '{"turnout": null, "delegates": null, "top_tier": null, "good_practice": "", "shortcomings": "", "proposals": "",
               "spent_state": null, "spent_social": null, "outreach": null, "status": "planned"}'::jsonb as empty
        from told t join decision d on d.record_id = t.id and d.record_kind = t.kind
    ), written as (
      select *, row || jsonb_build_object('state', to_state, 'version', version)
                || case when version = 1 and table_name = 'festival' then empty else '{}' end
                || case when version = 1 then '{"sent_by_id": null, "sent_at": null, "holder_unit_id": null}'::jsonb else '{}' end
                || case when to_state in ('accepted', 'locked') then '{}' else '{"accepted_by_id": null, "accepted_at": null}'::jsonb end as after
        from step
    ), line as (
      select *, lag(after) over (partition by id order by at) as before from written
    )
    insert into audit_entry (at, table_name, row_id, unit_id, operation, actor_id, actor_name, actor_role, acting_unit_id, action, before, after)
    select at, table_name, id::text, unit_id, case when before is null then 'insert' else 'update' end,
           actor_id, actor_name, actor_role, actor_unit_id,
           case when step in ('accept', 'return', 'forward') then 'review.' || step
                when step = 'lock' then 'report.lock'
                when step = 'send' then kind || '.send'
                else kind || '.enter' end,
           before, after
      from line order by at, id`);
}
