import "server-only";
import { inspectFile } from "@/lib/core/inspect-file";
import { FileRefused } from "@/lib/core/inspect-limits";
import { Refusal } from "@/lib/core/refusal";
import { type HandedIn, type Scan, upload } from "@/lib/core/upload";
import { attachSignedInput, inspectPdf, signedAnchor, signedIssue, signedPaperBytes } from "./signed";
import { attachSignedPaper, checkAttach } from "./signed-commands";

/** A signed paper goes through the same gate as every other file that is given out again. */
async function lookInto({ path, name }: HandedIn): Promise<Scan> {
  try {
    return await inspectFile({ path, name }, async ({ scan }) => scan);
  } catch (error) {
    if (error instanceof FileRefused) throw new Refusal([signedIssue(error.code)]);
    throw error;
  }
}

/** Takes in the signed PDF of a report: the form of its page sends it here. */
export const attachSignedUpload = upload("report.send", attachSignedInput, {
  page: ({ id }) => `/festivals/reports/${id}`,
  anchor: signedAnchor,
  maxBytes: signedPaperBytes,
  inspect: (file) => {
    const wrong = inspectPdf(file);
    return wrong ? [signedIssue(wrong)] : [];
  },
  look: lookInto,
  check: checkAttach,
  command: attachSignedPaper,
  done: (_, { id }) => `/festivals/reports/${id}?done=attach#${signedAnchor}`,
});
