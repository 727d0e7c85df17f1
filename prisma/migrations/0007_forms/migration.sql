-- A form that is sent again is recognised by what it says, not by its id alone; what was typed without a living session
-- is kept only where the ended one still tells whose it was.

delete from "parked_form" where "user_id" is null;

-- AlterTable
ALTER TABLE "parked_form" ALTER COLUMN "user_id" SET NOT NULL;

-- CreateIndex
CREATE INDEX "parked_form_user_id_created_at_idx" ON "parked_form"("user_id", "created_at");

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "digest" TEXT NOT NULL DEFAULT '';
