-- "Việc của tôi" and search cost the same at a million points. Row security asks for the unit first, and compares states and
-- texts only behind it (they are not leakproof), so an index helps those below the nation only where it begins with the
-- unit, and says the state in its own condition.

-- 1. What is open: small parts of a large table.
create index festival_open_unit on festival (unit_id, season_id, held_on) where state in ('draft', 'submitted', 'returned');
create index festival_open_entered on festival (entered_by_id) where state in ('draft', 'returned');
create index festival_sent_unit on festival (unit_id, season_id, holder_unit_id) where state = 'sent';
create index festival_plan_sent_unit on festival_plan (unit_id, season_id, holder_unit_id) where state = 'sent';

-- 2. Search. Who is bound to units reads the keys of these units in the index itself; the nation has the letters' index for what
--    is rare (festival_search), and for what is common the seasons, latest first.
create index festival_search_unit on festival (unit_id) include (search_key, held_on, id);
drop index festival_season_held;
create index festival_season_held on festival (season_id, held_on, id) include (search_key);

-- AlterTable
ALTER TABLE "festival_plan" ADD COLUMN     "search_key" TEXT GENERATED ALWAYS AS (fold(number || ' ' || issuer || ' ' || signer)) STORED;

create index festival_plan_search on festival_plan using gin (search_key gin_trgm_ops);
