import { z } from "zod";
import * as field from "@/lib/core/fields";

/** Something done to a preview, as it was when its page was drawn. */
export const moveImportInput = z.object({ id: field.id, version: field.version });

const meant = z.enum(["", "thousands", "decimal"]);

/** How numbers were meant: of whole columns by their key, of single cells by their address. */
export const answerInput = moveImportInput.extend({
  column: z.record(z.string().regex(/^[a-zA-Z_.]{1,60}$/), meant).optional(),
  cell: z.record(z.string().regex(/^[A-Z]{1,3}\d{1,7}$/), meant).optional(),
});

export const commitInput = moveImportInput.extend({ mode: z.enum(["all", "good"]) });

export type MoveImportInput = z.output<typeof moveImportInput>;
export type AnswerInput = z.output<typeof answerInput>;
export type CommitInput = z.output<typeof commitInput>;
