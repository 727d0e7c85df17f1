import { Notice } from "@/components/patterns/notice";
import { evidenceDone } from "@/lib/evidence/words";

/** What was just done with a file of the record. */
export function EvidenceNotice({ done }: { done: string | undefined }) {
  const title = done && evidenceDone[done];
  return title ? (
    <Notice tone="success" title={title} live>
      {null}
    </Notice>
  ) : null;
}
