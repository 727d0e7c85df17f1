import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { FilterBar } from "@/components/patterns/filter-bar";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SelectField } from "@/components/patterns/select-field";
import { RegisterForm } from "@/components/recognitions/registration/register-form";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { dayOf } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { unparkedForm } from "@/lib/core/parked";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { applicationsHref } from "@/lib/recognitions/applications/filter";
import { registerApplicationsAction } from "@/lib/recognitions/registration/actions";
import { listRegistrable } from "@/lib/recognitions/registration/queries";
import { registerAddress } from "@/lib/recognitions/registration/schema";
import { listSchemes } from "@/lib/recognitions/schemes/scheme-queries";

export const metadata: Metadata = { title: "Đăng ký năm" };

type Props = { searchParams: Promise<{ scheme?: string; year?: string; kept?: string }> };

/** The yearly registration of a commune and its register: first the scheme and the year, then who. */
export default screen(async function RegisterPage({ searchParams }: Props) {
  const params = await searchParams;
  const today = dayOf(new Date());
  const thisYear = Number(today.slice(0, 4));
  const asked = registerAddress.parse(params);
  const year = asked.year ?? thisYear;
  const { actor, schemes, scheme, rows } = await read("recognition.enter", async (tx, who) => {
    const all = await listSchemes(tx);
    const chosen =
      all.find(({ id }) => id === asked.scheme) ?? all.find(({ code }) => code === "safe_area") ?? all[0];
    return {
      ...{ actor: who, schemes: all, scheme: chosen },
      rows: chosen ? await listRegistrable(tx, who, chosen, year) : [],
    };
  });
  const waiting = rows.filter(({ applicationId }) => applicationId === null);
  const registered = rows.length - waiting.length;
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: "Hồ sơ công nhận", href: "/recognitions/applications" }]}
        title={`Đăng ký năm ${year}`}
        facts={[
          unitTitle(actor.unit),
          scheme?.name,
          `đã đăng ký ${formatNumber(registered)}/${formatNumber(rows.length)} đối tượng`,
        ]}
        actions={
          scheme &&
          registered > 0 && (
            <ButtonLink href={applicationsHref({ scheme: scheme.code, year })}>
              Các hồ sơ đã đăng ký
            </ButtonLink>
          )
        }
      />
      <FilterBar action="/recognitions/register">
        <SelectField
          name="scheme"
          label="Chương trình"
          value={scheme?.id}
          options={schemes.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        />
        <SelectField
          name="year"
          label="Năm"
          value={String(year)}
          options={[thisYear + 1, thisYear, thisYear - 1].map((one) => ({
            value: String(one),
            label: `Năm ${one}`,
          }))}
        />
      </FilterBar>
      {scheme && waiting.length > 0 ? (
        <Card>
          <RegisterForm
            {...{ scheme, year, rows, today }}
            action={registerApplicationsAction}
            requestId={randomUUID()}
            initial={await unparkedForm(params.kept, actor.userId)}
          />
        </Card>
      ) : (
        <EmptyState
          title={rows.length > 0 ? "Tất cả đã đăng ký" : "Không có đối tượng nào của chương trình này"}
          action={<ButtonLink href="/recognitions/subjects">Mở danh sách đối tượng</ButtonLink>}
        >
          {rows.length > 0
            ? "Thêm đối tượng vào danh sách của xã nếu còn thiếu."
            : "Chương trình áp dụng cho loại đối tượng khác, hoặc danh sách của xã còn trống."}
        </EmptyState>
      )}
    </PageBody>
  );
});
