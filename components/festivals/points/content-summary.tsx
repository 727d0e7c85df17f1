import { Lock } from "lucide-react";
import { type Description, DescriptionList } from "@/components/patterns/description-list";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatMoney, formatNumber } from "@/lib/core/numbers";
import { notesOn, type Origin } from "@/lib/festivals/points/clone";
import {
  type Content,
  type ContentKey,
  type FormStep,
  fieldWords,
  formStepNames,
  formSteps,
  isFilled,
  totals,
} from "@/lib/festivals/points/content";
import { readField } from "@/lib/festivals/points/display";

type ContentSummaryProps = {
  content: Content;
  /** Where a step is changed, nothing for one that is closed; without it the content is only read. */
  hrefFor?: (step: FormStep) => string | undefined;
  /** What the point was begun from: beside each field what was there. */
  origin?: Origin | null;
};

/** Everything that was entered, step by step, to be read, checked and printed. */
export function ContentSummary({ content, hrefFor, origin }: ContentSummaryProps) {
  const notes = origin ? notesOn(content, origin) : {};
  return (
    <>
      {formStepNames.map((step) => (
        <Card
          key={step}
          title={formSteps[step].title}
          note={noteOf(step, content)}
          actions={hrefFor && <Change href={hrefFor(step)} title={formSteps[step].title} />}
        >
          {isFilled(step, content) || hrefFor === undefined ? (
            <Entered items={itemsOf(step, content, notes)} />
          ) : (
            <p className="text-muted">Chưa nhập.</p>
          )}
        </Card>
      ))}
    </>
  );
}

/** The way to change a step, or that nothing on it is asked for. */
function Change({ href, title }: { href: string | undefined; title: string }) {
  return href === undefined ? (
    <span className="flex items-center gap-1.5 text-hint text-muted" data-screen-only="">
      <Lock size={12} aria-hidden="true" />
      Không phải sửa
    </span>
  ) : (
    <ButtonLink href={href} size="small" data-screen-only="">
      Sửa<span className="sr-only"> {title}</span>
    </ButtonLink>
  );
}

/** A step of which nothing was entered is one line. */
function Entered({ items }: { items: Description[] }) {
  if (items.every((item) => item.value === "")) return <p className="text-muted">Không có nội dung.</p>;
  return <DescriptionList dense items={items} />;
}

function itemsOf(step: FormStep, content: Content, notes: ReturnType<typeof notesOn>): Description[] {
  return (formSteps[step].keys as readonly ContentKey[]).flatMap((key): Description[] => {
    if (key === "statusReason" && content.statusReason === "") return [];
    if (key === "endsAt") return [];
    if (key === "startsAt") {
      const hours = [content.startsAt, content.endsAt].filter(Boolean).join(" – ");
      return [{ key, label: "Thời gian", value: hours, note: notes.startsAt ?? notes.endsAt }];
    }
    return [{ key, label: fieldWords[key], value: readField(key, content), note: notes[key] }];
  });
}

function noteOf(step: FormStep, content: Content): string | undefined {
  const sum = totals(content);
  if (step === "gifts" && sum.gifts > 0) {
    return `Cộng ${formatNumber(sum.gifts)} suất quà, ${formatMoney(sum.giftValue)}`;
  }
  if (step === "awards" && sum.awards > 0) return `Cộng ${formatNumber(sum.awards)} khen thưởng`;
  return undefined;
}
