-- What is covered on a day, found at once: by the key of the table every stretch of days of a season is looked at, some 1.700 for
-- 380. None of the columns ever changes, so rows are still written over in their place.
create index figure_coverage_day on figure_coverage (season_id, end_day, first_day);
