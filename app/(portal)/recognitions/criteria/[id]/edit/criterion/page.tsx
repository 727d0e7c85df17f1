import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { screen } from "@/app/screen";
import { LinkChoice } from "@/components/patterns/link-choice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { CriterionForm } from "@/components/recognitions/criteria/criterion-form";
import { read } from "@/lib/core/read";
import { saveCriterionAction } from "@/lib/recognitions/criteria/actions";
import { type CriterionPlace, criterionPlace, kindChoices } from "@/lib/recognitions/criteria/editing";
import { getDraft } from "@/lib/recognitions/criteria/queries";
import { criterionKindWords } from "@/lib/recognitions/words";

export const metadata: Metadata = { title: "Tiêu chí" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ criterion?: string; group?: string; parent?: string; kind?: string }>;
};

/** A criterion of a draft: a new one in a group, a part of another one, or the one in the address. */
export default screen(async function EditCriterionPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const set = await read("criteria.draft", (tx, who) => getDraft(tx, who, id));
  const place: CriterionPlace | null = criterionPlace(set, asked);
  if (!place) notFound();
  const choices = kindChoices(set, place);
  const kind = choices.find((one) => one === asked.kind) ?? place.stored?.kind ?? choices[0] ?? "met";
  const base = `/recognitions/criteria/${id}/edit`;
  const query = new URLSearchParams(
    Object.entries(place.address).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  return (
    <PageBody>
      <PageHeader
        title={place.stored ? `Sửa tiêu chí ${place.stored.code}` : "Thêm tiêu chí"}
        facts={[place.within, set.name].filter(Boolean)}
        crumbs={[{ label: "Sửa bộ tiêu chí", href: base }]}
      />
      <div className="grid gap-1.5">
        <p className="font-semibold">Loại chấm</p>
        <LinkChoice
          label="Loại chấm"
          options={choices.map((one) => ({
            key: one,
            label: criterionKindWords[one],
            href: `${base}/criterion?${query}&kind=${one}`,
            current: one === kind,
          }))}
        />
        <p className="text-hint text-muted">Chọn loại chấm trước khi nhập: mỗi loại có những ô riêng.</p>
      </div>
      <CriterionForm
        key={kind}
        action={saveCriterionAction}
        requestId={randomUUID()}
        set={set}
        kind={kind}
        stored={place.stored}
        place={place.ids}
        suggestedCode={place.suggestedCode}
      />
    </PageBody>
  );
});
