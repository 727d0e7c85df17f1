import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { RefusedTable } from "@/components/festivals/points/bulk-result";
import { ActionForm } from "@/components/patterns/action-form";
import { EmptyState } from "@/components/patterns/empty-state";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { acceptFestivalsAction } from "@/lib/festivals/points/actions";
import { previewAccept } from "@/lib/festivals/points/bulk-queries";
import { filterQuery, readFilter, type SearchParams } from "@/lib/festivals/points/filter";
import { acceptManyInput } from "@/lib/festivals/points/schema";

export const metadata: Metadata = { title: "Tiếp nhận nhiều điểm" };

/** Before many points are accepted: to how many it will happen, and which are left alone and why. */
export default screen(async function AcceptManyPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const params = await searchParams;
  const until = new Date();
  const query = filterQuery({ ...readFilter(params), page: 1 });
  const input = acceptManyInput.safeParse({
    ids: [params.id ?? []].flat(),
    all: params.all === "yes" ? "yes" : undefined,
    query,
    until: until.toISOString(),
  });
  const preview = await read("review.accept", async (tx, actor) =>
    input.success ? previewAccept(tx, actor, input.data) : { accepted: 0, refused: [] },
  );
  const back = `/festivals?${query}`;
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: "Điểm tổ chức", href: back }]}
        title="Tiếp nhận nhiều điểm"
        facts={[
          `${formatNumber(preview.accepted)} điểm sẽ được tiếp nhận`,
          `danh sách đến ${formatInstant(until)}`,
        ]}
      />
      {preview.accepted + preview.refused.length === 0 || !input.success ? (
        <EmptyState
          title="Chưa chọn điểm nào đang chờ tiếp nhận"
          action={<ButtonLink href={back}>Về danh sách</ButtonLink>}
        >
          Đánh dấu các điểm ở trạng thái “Chờ tiếp nhận”, rồi bấm Tiếp nhận các điểm đã chọn.
        </EmptyState>
      ) : (
        <ActionForm
          action={acceptFestivalsAction}
          requestId={randomUUID()}
          warnUnsaved={false}
          label="Tiếp nhận"
        >
          {input.data.ids.map((id) => (
            <input key={id} type="hidden" name="ids[]" value={id} />
          ))}
          {input.data.all && <HiddenField name="all" value="yes" />}
          <HiddenField name="query" value={query} />
          <HiddenField name="until" value={input.data.until} />
          <Card title={`Sẽ tiếp nhận ${formatNumber(preview.accepted)} điểm`}>
            <p>
              Các điểm này được tính vào số liệu của tỉnh ngay sau khi tiếp nhận. Điểm cần sửa vẫn trả lại
              được sau đó.
            </p>
          </Card>
          {preview.refused.length > 0 && (
            <section className="grid gap-2">
              <h2 className="font-semibold">{formatNumber(preview.refused.length)} điểm giữ nguyên</h2>
              <RefusedTable refused={preview.refused.slice(0, 200)} />
            </section>
          )}
          <FormActions>
            {preview.accepted > 0 && (
              <SubmitButton size="large" working="Đang tiếp nhận…">
                Tiếp nhận
              </SubmitButton>
            )}
            <ButtonLink href={back} size="large">
              Về danh sách
            </ButtonLink>
          </FormActions>
        </ActionForm>
      )}
    </PageBody>
  );
});
