"use client";

import { useEffect, useRef, useState } from "react";
import { formatHundredths } from "@/lib/core/decimals";
import { readAnswer } from "@/lib/recognitions/applications/answers";
import { failureWords, reasonWords } from "@/lib/recognitions/applications/words";
import { type CriteriaDocument, criteriaOf, leavesOf } from "@/lib/recognitions/criteria/document";
import { type Answers, type OtherResults, score } from "@/lib/recognitions/criteria/scoring";

type LiveScoreProps = { document: CriteriaDocument; answers: Answers; others: OtherResults; at: string };

/** What the criterion of the form around it gives as one types, why not more, and what the whole then comes to. */
export function LiveScore({ document, answers, others, at }: LiveScoreProps) {
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState(answers[at]);
  const [unread, setUnread] = useState("");
  const leaf = criteriaOf(document)
    .flatMap(leavesOf)
    .find(({ key }) => key === at);

  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form || !leaf) return;
    const typed = () => {
      const data = new FormData(form);
      const read = readAnswer(leaf, String(data.get("answer") ?? ""), data.get("notApplicable") !== "yes");
      setUnread(read.issue?.message ?? "");
      if (!read.issue) setSaid(read.answer ?? undefined);
    };
    typed();
    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    return () => {
      form.removeEventListener("input", typed);
      form.removeEventListener("change", typed);
    };
  }, [leaf]);

  if (!leaf) return null;
  const whole = score(document, { ...answers, [at]: said }, others);
  const own = whole.criteria.flatMap((one) => [one, ...one.parts]).find(({ key }) => key === at);
  const byPoints = document.scoring === "points";
  const why = own?.answered ? reasonWords(leaf, own.reason, byPoints) : "Chưa chấm.";
  return (
    <div
      ref={place}
      role="status"
      className="grid gap-1 rounded-control border border-accent-line bg-accent-tint px-4 py-2.5"
    >
      <p>
        Tiêu chí này:{" "}
        <strong className="figures">
          {byPoints
            ? `${formatHundredths(own?.points ?? 0)}/${formatHundredths(own?.max ?? 0)} điểm`
            : own?.met
              ? "đạt"
              : "chưa đạt"}
        </strong>
        {(unread || why) && <span className="text-muted"> · {unread ? `Chưa tính: ${unread}` : why}</span>}
      </p>
      <p className="text-hint">
        Cả hồ sơ:{" "}
        <strong className="figures">
          {byPoints
            ? `${formatHundredths(whole.normalised)}/${formatHundredths(whole.max)} điểm`
            : `${whole.metCount}/${whole.applicableCount} tiêu chí đạt`}
        </strong>
        {whole.failedBecause[0] && (
          <span className="text-muted"> · {failureWords(document, whole.failedBecause[0])}</span>
        )}
      </p>
    </div>
  );
}
