import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/core/refusal";
import type { Criterion, LeafCriterion } from "@/lib/recognitions/criteria/document";
import type { SetPage } from "@/lib/recognitions/criteria/view";
import { CriterionMarks, WorthTag } from "./criterion-line";
import { RowActs } from "./row-acts";

type EditorListProps = {
  set: SetPage;
  actions: { move: FormAction; remove: FormAction };
  /** A new id for each little form, by the row and the act. */
  requestId: () => string;
};

/** The groups and criteria of a draft, each with its way up and down and into its form. */
export function EditorList({ set, actions, requestId }: EditorListProps) {
  const base = `/recognitions/criteria/${set.id}/edit`;
  const common = { setId: set.id, actions, requestId };
  const { groups } = set.document;
  return (
    <>
      {groups.map((group, at) => {
        const id = set.groupIds[group.key] ?? "";
        return (
          <Card
            key={group.key}
            id={`g-${id}`}
            title={`${group.code}. ${group.name}`}
            actions={
              <RowActs
                {...common}
                what="group"
                rowId={id}
                name={`nhóm ${group.code}`}
                first={at === 0}
                last={at === groups.length - 1}
                removable={group.criteria.length === 0}
                editHref={`${base}/group?group=${id}`}
              />
            }
            flush
          >
            <ol className="divide-y divide-line">
              {group.criteria.map((of, nth) => (
                <li key={of.key} id={`c-${set.criterionIds[of.key]}`} className="px-4 py-3">
                  <EditorLine
                    {...{ set, of, common, base }}
                    first={nth === 0}
                    last={nth === group.criteria.length - 1}
                  />
                  {of.kind === "parts" && <PartList {...{ set, of, common, base }} />}
                </li>
              ))}
            </ol>
            <p className="border-t border-line px-4 py-3">
              <ButtonLink href={`${base}/criterion?group=${id}`}>
                Thêm tiêu chí vào nhóm {group.code}
              </ButtonLink>
            </p>
          </Card>
        );
      })}
    </>
  );
}

type Common = { setId: string; actions: EditorListProps["actions"]; requestId: () => string };

function PartList({ set, of, common, base }: { set: SetPage; of: Criterion; common: Common; base: string }) {
  return (
    <div className="mt-3 grid gap-3 border-l border-line pl-4">
      <ol className="grid gap-3 empty:hidden">
        {of.parts.map((part, nth) => (
          <li key={part.key} id={`c-${set.criterionIds[part.key]}`}>
            <EditorLine
              {...{ set, common, base }}
              of={part}
              first={nth === 0}
              last={nth === of.parts.length - 1}
            />
          </li>
        ))}
      </ol>
      <p>
        <ButtonLink href={`${base}/criterion?parent=${set.criterionIds[of.key]}`}>
          Thêm tiêu chí con của {of.code}
        </ButtonLink>
      </p>
    </div>
  );
}

type EditorLineProps = {
  set: SetPage;
  of: LeafCriterion;
  common: Common;
  base: string;
  first: boolean;
  last: boolean;
};

function EditorLine({ set, of, common, base, first, last }: EditorLineProps) {
  const id = set.criterionIds[of.key] ?? "";
  return (
    <div className="grid gap-2 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-2">
        <span className="figures font-semibold">{of.code}</span>
        <div className="min-w-0">
          <p>{of.text}</p>
          <p className="mt-1 flex flex-wrap gap-1.5 empty:hidden">
            <WorthTag of={of} scoring={set.document.scoring} />
            <CriterionMarks of={of} />
          </p>
        </div>
      </div>
      <RowActs
        {...common}
        what="criterion"
        rowId={id}
        name={`tiêu chí ${of.code}`}
        first={first}
        last={last}
        removable
        editHref={`${base}/criterion?criterion=${id}`}
      />
    </div>
  );
}
