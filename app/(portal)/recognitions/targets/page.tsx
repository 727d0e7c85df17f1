import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ActionForm } from "@/components/patterns/action-form";
import { ExportMenu } from "@/components/patterns/export-menu";
import { FieldRow } from "@/components/patterns/field-row";
import { FilterBar } from "@/components/patterns/filter-bar";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SelectField } from "@/components/patterns/select-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { CountryTargets } from "@/components/recognitions/targets/country";
import { TargetTable } from "@/components/recognitions/targets/target-table";
import { Card } from "@/components/ui/card";
import { may } from "@/lib/core/actor";
import { dayOf, formatInstant } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { dropTargetAction, setTargetAction } from "@/lib/recognitions/targets/actions";
import { getTargets } from "@/lib/recognitions/targets/queries";
import { targetCountWords } from "@/lib/recognitions/words";

export const metadata: Metadata = { title: "Chỉ tiêu công nhận" };

type Props = { searchParams: Promise<{ scheme?: string; saved?: string }> };

/** Multi-year targets of the provinces and of the country for a scheme, and the distance to each. */
export default screen(async function TargetsPage({ searchParams }: Props) {
  const { scheme: asked, saved } = await searchParams;
  const now = new Date();
  const day = dayOf(now);
  const thisYear = Number(day.slice(0, 4));
  const { actor, schemes, scheme, rows, country } = await read("target.view", async (tx, who) => ({
    actor: who,
    ...(await getTargets(tx, who, asked, { day, year: thisYear })),
  }));
  const sets = may(actor, "target.manage");
  return (
    <PageBody>
      {saved === "1" && (
        <Notice tone="success" title="Đã lưu chỉ tiêu" live>
          {null}
        </Notice>
      )}
      <PageHeader
        title="Chỉ tiêu công nhận"
        facts={[
          scheme?.name,
          scheme && targetCountWords[scheme.period].replace(/\.$/, ""),
          unitTitle(actor.unit),
          `số liệu đến ${formatInstant(now)}`,
        ]}
        actions={
          <ExportMenu name="targets" query={{ scheme: scheme?.code }} total={rows.length} noun="chỉ tiêu" />
        }
      />
      <FilterBar action="/recognitions/targets">
        <SelectField
          name="scheme"
          label="Chương trình"
          value={scheme?.code}
          options={schemes.map(({ code, shortName }) => ({ value: code, label: shortName }))}
        />
      </FilterBar>
      <CountryTargets targets={country} />
      <TargetTable
        rows={rows}
        thisYear={thisYear}
        drop={sets ? { action: dropTargetAction, unitId: actor.unit.id } : null}
      />
      {sets && scheme && (
        <Card
          title={actor.unit.level === "nation" ? "Đặt chỉ tiêu cả nước" : "Đặt chỉ tiêu"}
          note="Năm đã có chỉ tiêu thì thay bằng số mới."
        >
          <ActionForm action={setTargetAction} requestId={randomUUID()} label="Đặt chỉ tiêu">
            <HiddenField name="scheme" value={scheme.id} />
            <FieldRow columns={3}>
              <TextField
                name="year"
                label="Đến năm"
                inputMode="numeric"
                hint="Ví dụ 2030."
                required
                maxLength={4}
              />
              <TextField
                name="percent"
                label="Tỷ lệ đơn vị được công nhận (%)"
                hint="Ví dụ 50."
                inputMode="decimal"
                required
              />
              <TextField
                name="paper"
                label="Theo văn bản"
                hint="Ví dụ KH 122/KH-UBND ngày 08/5/2024."
                maxLength={200}
              />
            </FieldRow>
            <FormActions>
              <SubmitButton>Lưu chỉ tiêu</SubmitButton>
            </FormActions>
          </ActionForm>
        </Card>
      )}
    </PageBody>
  );
});
