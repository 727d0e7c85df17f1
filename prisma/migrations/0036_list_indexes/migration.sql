-- What lists and scopes read, in the index itself (docs/bench.md).

-- Points of a unit in a season by their day: a province's list was 1.700 pages of the table for 3.000 points.
drop index festival_counted_unit;
create index festival_counted_unit on festival (unit_id, season_id)
  include (id, state, status, host_level, top_tier, turnout, sent_at, held_on);

-- Whose scope is what: every policy of every statement asks it, and what a unit absorbed lies all over the table.
create index unit_reach_scope on unit_reach (holder_id) include (unit_id, since, until, whole);
