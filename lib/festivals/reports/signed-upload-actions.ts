import "server-only";
import { upload } from "@/lib/core/upload";
import { attachSignedInput, inspectPdf, signedAnchor, signedIssue, signedPaperBytes } from "./signed";
import { attachSignedPaper, checkAttach } from "./signed-commands";

/** Takes in the signed PDF of a report: the form of its page sends it here. */
export const attachSignedUpload = upload("report.send", attachSignedInput, {
  page: ({ id }) => `/festivals/reports/${id}`,
  anchor: signedAnchor,
  maxBytes: signedPaperBytes,
  inspect: (file) => {
    const wrong = inspectPdf(file);
    return wrong ? [signedIssue(wrong)] : [];
  },
  check: checkAttach,
  command: attachSignedPaper,
  done: (_, { id }) => `/festivals/reports/${id}?done=attach#${signedAnchor}`,
});
