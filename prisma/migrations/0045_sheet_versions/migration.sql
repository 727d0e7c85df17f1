-- A sheet is typed over days and sometimes in two windows: its row says how often it was saved and when last, so that the
-- later saving meets the earlier one instead of writing over it.
ALTER TABLE "score_sheet" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- The trail keeps of a sheet that it was begun and sent; how often somebody saved in between is nobody's business.
drop trigger audit on score_sheet;
create trigger audit after insert or delete or update of state on score_sheet for each row execute function write_audit();
