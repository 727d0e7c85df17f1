import { Notice } from "@/components/patterns/notice";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { answerTyped, answerWords } from "@/lib/recognitions/applications/answers";
import { answerFrom, type Fact, factText } from "@/lib/recognitions/applications/facts";
import type { LeafCriterion } from "@/lib/recognitions/criteria/document";
import { sourceWord } from "@/lib/recognitions/criteria/sources";
import { UseFact } from "./use-fact";

type FactNoteProps = {
  leaf: LeafCriterion;
  fact: Fact | undefined;
  frozen: Fact | null;
  changed: boolean;
  /** The page of the form with the fact filled in; nothing where nothing may be changed. */
  useHref?: string;
};

/** What the portal itself knows about a criterion: the figure, its rows, and whether it is still what was sent. */
export function FactNote({ leaf, fact, frozen, changed, useHref }: FactNoteProps) {
  const shown = fact ?? frozen;
  if (!shown) return null;
  const offered = fact && answerFrom(leaf, fact);
  return (
    <Notice
      tone={changed ? "warning" : "info"}
      title={`Cổng ghi nhận: ${sourceWord(shown.code)}: ${factText(shown)} (đến ${formatDay(shown.day)})`}
    >
      <p>
        <Link href={shown.href} className="text-link phone:inline-block phone:py-2.5">
          Xem các dòng số liệu
        </Link>
        {useHref && offered && (
          <>
            {" · "}
            <UseFact href={useHref} value={answerTyped(offered)} words={answerWords(leaf, offered)} />
          </>
        )}
      </p>
      {frozen && fact && (
        <p className="mt-1">
          Khi gửi ({formatDay(frozen.day)}): {factText(frozen)}.{changed && " Số liệu đã đổi sau khi gửi."}
        </p>
      )}
    </Notice>
  );
}
