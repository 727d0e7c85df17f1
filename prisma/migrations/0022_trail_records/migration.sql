-- Who is in post, where a unit sits and which groups it belongs to are part of the unit's history.
create or replace function audit_record_id(table_name text, row_id text, before jsonb, after jsonb) returns text
language sql immutable parallel safe as $$
  select coalesce(coalesce(after, before) ->> case
    when table_name in ('festival_guest', 'festival_gift', 'festival_pledge', 'festival_model', 'festival_award') then 'festival_id'
    when table_name = 'plan_pilot' then 'plan_id'
    when table_name in ('report_exception', 'report_supplement') then 'report_id'
    when table_name = 'return_remark' then 'record_id'
    when table_name = 'season_document' then 'season_id'
    when table_name in ('credential', 'role_assignment', 'user_session') then 'user_id'
    when table_name = 'delegation' then 'from_user_id'
    when table_name = 'view_as' then 'viewed_id'
    when table_name in ('unit_former_name', 'unit_post', 'unit_contact', 'unit_group_member') then 'unit_id'
    when table_name = 'unit_succession' then 'from_id'
  end, row_id)
$$;

reindex index audit_entry_record;
