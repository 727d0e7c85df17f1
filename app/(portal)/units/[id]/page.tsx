import { cache } from "react";
import { z } from "zod";
import { screen, screenTitle } from "@/app/screen";
import { DescriptionList } from "@/components/patterns/description-list";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Card } from "@/components/ui/card";
import { UnitLine } from "@/components/units/unit-line";
import { UnitTable } from "@/components/units/unit-table";
import { dayOf, formatDay } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { policeOf, unitTitle } from "@/lib/core/words";
import { dayBefore, lifeInWords, livesOn } from "@/lib/units/lineage";
import { getUnitLine } from "@/lib/units/queries";
import { levelWords } from "@/lib/units/words";

type Props = { params: Promise<{ id: string }> };

const unitLine = cache((id: string) =>
  read("unit.view", async (tx) => {
    if (!z.uuid().safeParse(id).success) throw new NotThere();
    return getUnitLine(tx, id);
  }),
);

export const generateMetadata = screenTitle(async ({ params }: Props) =>
  unitTitle((await unitLine((await params).id)).unit),
);

/** A unit and its line: what it came from, what it became, when and by which act. */
export default screen(async function UnitPage({ params }: Props) {
  const { unit, above, cameFrom, became, formerNames, children } = await unitLine((await params).id);
  const today = dayOf(new Date());
  const ended = !livesOn(unit, today);
  const divided = became.filter((entry) => !entry.whole).length > 0;
  return (
    <PageBody>
      <PageHeader
        title={unitTitle(unit)}
        facts={[levelWords[unit.level], `mã ${unit.code}`, lifeInWords(unit)]}
        crumbs={[
          { label: "Đơn vị", href: "/units" },
          ...above
            .filter((up) => up.level !== "nation")
            .map((up) => ({ label: unitTitle(up), href: `/units/${up.id}` })),
        ]}
      />
      {ended && (
        <Notice tone="info" title="Đơn vị đã kết thúc">
          {unitTitle(unit)} không còn từ ngày {formatDay(unit.validTo ?? today)}. Hồ sơ của đơn vị được giữ
          nguyên
          {divided
            ? "; đơn vị đã chia cho nhiều nơi, mỗi nơi đọc được hồ sơ cũ và không nơi nào sửa."
            : became.length > 0
              ? "; đơn vị kế tục đọc được hồ sơ cũ."
              : "."}
        </Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title="Hình thành từ" note={cameFrom.length > 0 ? `${cameFrom.length} đơn vị` : undefined}>
          {cameFrom.length > 0 ? (
            <UnitLine entries={cameFrom} side="before" />
          ) : (
            <p className="text-muted">Không có đơn vị nào trước đó trong dữ liệu.</p>
          )}
        </Card>
        <Card title="Trở thành" note={became.length > 0 ? `${became.length} đơn vị` : undefined}>
          {became.length > 0 ? (
            <UnitLine entries={became} side="after" />
          ) : (
            <p className="text-muted">
              {ended ? "Cấp hành chính này đã kết thúc, không có đơn vị kế tục." : "Đơn vị đang hoạt động."}
            </p>
          )}
        </Card>
        <Card title="Thông tin">
          <DescriptionList
            items={[
              { key: "police", label: "Công an", value: policeOf(unit) },
              ...(unit.policeTo
                ? [
                    {
                      key: "until",
                      label: "Công an cấp này hoạt động",
                      value: `đến hết ${formatDay(dayBefore(unit.policeTo))}`,
                    },
                  ]
                : []),
              { key: "code", label: "Mã", value: unit.code },
              { key: "life", label: "Hiệu lực", value: lifeInWords(unit) },
              ...formerNames.map((former) => ({
                key: former.validFrom,
                label: `Tên đến hết ${formatDay(dayBefore(former.validTo))}`,
                value: `${unitTitle(former)} (đổi theo ${former.actNumber})`,
              })),
            ]}
          />
        </Card>
      </div>
      {children.length > 0 && (
        <Card title="Đơn vị bên dưới" note={`${children.length} đơn vị, kể cả đã kết thúc`} flush>
          <UnitTable caption="Đơn vị bên dưới" rows={children} bare />
        </Card>
      )}
    </PageBody>
  );
});
