import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ActionForm } from "@/components/patterns/action-form";
import { RadioGroup } from "@/components/patterns/choice-group";
import { DateField } from "@/components/patterns/date-field";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextareaField } from "@/components/patterns/textarea-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/core/dates";
import { beginForm } from "@/lib/core/kept";
import { read } from "@/lib/core/read";
import { policeOf } from "@/lib/core/words";
import { askExtensionAction } from "@/lib/festivals/extensions/actions";
import { ownDeadlines } from "@/lib/festivals/extensions/queries";
import { extensionForm } from "@/lib/festivals/extensions/schema";
import { extensionWhatWords } from "@/lib/festivals/extensions/words";
import { chosenSeason } from "@/lib/festivals/seasons/queries";

export const metadata: Metadata = { title: "Xin gia hạn" };

type Props = { searchParams: Promise<Record<string, string>> };

/** A unit asks the one above for a later day. */
export default screen(async function AskExtensionPage({ searchParams }: Props) {
  const params = await searchParams;
  const asked = extensionForm.parse(params);
  const { actor, season, rows } = await read("extension.ask", async (tx, who) => {
    const found = await chosenSeason(tx, who, asked.season || null);
    return found && { actor: who, season: found, rows: await ownDeadlines(tx, who, found) };
  });
  const above = actor.unit.level === "province" ? "V05" : "Công an tỉnh";
  const back = `/festivals/extensions?season=${season.year}`;
  return (
    <PageBody>
      <PageHeader
        title={`Xin gia hạn mùa ${season.year}`}
        facts={[policeOf(actor.unit), `${above} trả lời`]}
        crumbs={[{ label: "Gia hạn", href: back }]}
      />
      <Card>
        <ActionForm
          action={askExtensionAction}
          requestId={randomUUID()}
          {...(await beginForm(actor, `extension:new:${season.id}`, { parked: params.kept }))}
          label="Xin gia hạn"
        >
          <HiddenField name="seasonId" value={season.id} />
          <div className="grid max-w-read gap-5">
            <RadioGroup
              name="what"
              label="Hạn cần gia hạn"
              required
              value={asked.what || rows.at(-1)?.what}
              options={rows.map((row) => ({
                value: row.what,
                label: `Nộp ${extensionWhatWords[row.what]}`,
                hint: `Hạn hiện nay ${formatDay(row.due.on)}, ${row.left}`,
              }))}
            />
            <DateField
              name="until"
              label="Xin gia hạn đến"
              hint="Ngày nghỉ tự chuyển sang ngày làm việc tiếp theo."
              required
            />
            <TextareaField
              name="reason"
              label="Lý do"
              hint="Ví dụ: mưa lũ chia cắt hai thôn, chưa tổng hợp được số liệu."
              required
              rows={3}
              maxLength={1000}
            />
            <FormActions note={`${above} đồng ý là có hiệu lực ngay.`}>
              <SubmitButton working="Đang gửi…">Gửi đề nghị</SubmitButton>
              <ButtonLink href={back}>Hủy</ButtonLink>
            </FormActions>
          </div>
        </ActionForm>
      </Card>
    </PageBody>
  );
});
