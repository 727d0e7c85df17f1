import { Tag, type TagTone } from "@/components/ui/tag";
import { formatHundredths } from "@/lib/core/decimals";
import type { ComparedCriterion, Standing } from "@/lib/recognitions/criteria/compare";
import { judgedLines } from "@/lib/recognitions/criteria/describe";
import type { CriteriaDocument, LeafCriterion } from "@/lib/recognitions/criteria/document";
import { sourceText } from "@/lib/recognitions/criteria/sources";
import { comparedFieldWords, criterionKindWords, subjectKindWords } from "@/lib/recognitions/words";

const standingWords: Record<Standing, { word: string; tone: TagTone }> = {
  same: { word: "Giữ nguyên", tone: "grey" },
  changed: { word: "Sửa", tone: "amber" },
  moved: { word: "Chuyển nhóm", tone: "blue" },
  added: { word: "Thêm", tone: "green" },
  removed: { word: "Bỏ", tone: "red" },
};

export type Side = { document: CriteriaDocument; title: string };

export function StandingTag({ standing }: { standing: Standing }) {
  const { word, tone } = standingWords[standing];
  return <Tag tone={tone}>{word}</Tag>;
}

/** One criterion of two editions, side by side. */
export function CriterionPair({ of, sides }: { of: ComparedCriterion; sides: readonly [Side, Side] }) {
  const [was, is] = sides;
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 px-4 pt-3">
        <StandingTag standing={of.standing} />
        {of.fields.length > 0 && (
          <span className="text-hint">{of.fields.map((field) => comparedFieldWords[field]).join(", ")}</span>
        )}
      </p>
      <Pair
        titles={[was.title, is.title]}
        left={of.before && <Said of={of.before} scoring={was.document.scoring} />}
        right={of.after && <Said of={of.after} scoring={is.document.scoring} />}
      />
      {of.parts.some((part) => part.standing !== "same") && (
        <ol className="ml-4 border-l border-line">
          {of.parts
            .filter((part) => part.standing !== "same")
            .map((part) => (
              <li key={part.key}>
                <CriterionPair of={part} sides={sides} />
              </li>
            ))}
        </ol>
      )}
    </>
  );
}

type PairProps = { titles: readonly [string, string]; left: React.ReactNode; right: React.ReactNode };

export function Pair({ titles, left, right }: PairProps) {
  return (
    <div className="grid md:grid-cols-2">
      {[left, right].map((side, at) => (
        <div key={titles[at]} className="min-w-0 px-4 py-3 md:odd:border-r md:odd:border-line">
          <p className="text-hint text-muted">{titles[at]}</p>
          {side || <p className="text-muted">Không có</p>}
        </div>
      ))}
    </div>
  );
}

function Said({ of, scoring }: { of: LeafCriterion; scoring: CriteriaDocument["scoring"] }) {
  const lines = [
    criterionKindWords[of.kind],
    scoring === "points" ? `${formatHundredths(of.max)} điểm` : "",
    of.mandatory ? "★ bắt buộc" : "",
    of.mayNotApply ? "có thể không áp dụng" : "",
    of.evidenceRequired ? "bắt buộc minh chứng" : "",
    of.appliesTo.length > 0
      ? `chỉ ${of.appliesTo.map((kind) => subjectKindWords[kind].toLowerCase()).join(", ")}`
      : "",
  ].filter(Boolean);
  return (
    <>
      <p>
        <span className="figures font-semibold">{of.code}</span> {of.text}
      </p>
      <p className="text-hint">{lines.join(", ")}</p>
      <Lines
        lines={[
          ...judgedLines(of, scoring),
          of.evidence && `Minh chứng: ${of.evidence}`,
          of.source ? sourceText(of.source) : "",
          of.help,
          of.legalSource && `Căn cứ: ${of.legalSource}`,
        ].filter(Boolean)}
        small
      />
    </>
  );
}

export function Lines({ lines, small }: { lines: string[]; small?: boolean }) {
  return (
    <ul className={small ? "text-hint text-muted" : undefined}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
