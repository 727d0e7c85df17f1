-- What a dashboard reads, in indexes (docs/bench.md).

-- One measure of every season: without it each of ten seasons is a walk over all sums. None of the columns ever changes, so
-- sums are still written over in their place.
create index figure_track_sum_measure on figure_track_sum (season_id, measure);

-- What happened since yesterday is told by the index alone, however many points a busy day brings.
create index decision_acts on decision (at) include (unit_id, step, from_state, to_state)
  where record_kind = 'festival' and (step = 'correct' or to_state in ('sent', 'accepted', 'returned'));
