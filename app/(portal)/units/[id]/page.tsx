import { cache } from "react";
import { z } from "zod";
import { screen, screenTitle } from "@/app/screen";
import { HistoryLink } from "@/components/audit/history-link";
import { DescriptionList } from "@/components/patterns/description-list";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ChangeTable } from "@/components/units/changes/change-table";
import { ProfileCards } from "@/components/units/profile/profile-cards";
import { UnitLine } from "@/components/units/unit-line";
import { UnitTable } from "@/components/units/unit-table";
import { mayFollow } from "@/lib/audit/queries";
import { may } from "@/lib/core/actor";
import { dayOf, formatDay } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { policeOf, unitTitle } from "@/lib/core/words";
import { listChangesOf } from "@/lib/units/changes/queries";
import { dayBefore, lifeInWords, livesOn } from "@/lib/units/lineage";
import { getKeptUnit, getProfile, readsProfile } from "@/lib/units/profile/queries";
import { getUnitLine } from "@/lib/units/queries";
import { levelWords } from "@/lib/units/words";
import type { UnitLevel } from "@/prisma/generated/enums";

/** Where a change of this unit begins: among the communes of its province, or among the provinces. */
function changeHref(unit: { code: string; level: UnitLevel; parentCode: string | null }): string {
  const within = unit.level === "province" ? "VN" : (unit.parentCode ?? "VN");
  return `/units/changes/new?in=${within}&unit=${unit.code}`;
}

type Props = { params: Promise<{ id: string }> };

const unitLine = cache((id: string) =>
  read("unit.view", async (tx, actor) => {
    if (!z.uuid().safeParse(id).success) throw new NotThere();
    const line = await getUnitLine(tx, id, dayOf(new Date()));
    const sees = may(actor, "units.history");
    return (
      line && {
        ...line,
        profile: await getProfile(tx, id),
        reads: await readsProfile(tx, actor, id),
        keeps: may(actor, "units.profile") && (await getKeptUnit(tx, actor, id, dayOf(new Date()))) !== null,
        changes: sees ? await listChangesOf(tx, id) : null,
        mayChange: may(actor, "units.change"),
        followed: await mayFollow(tx, actor, { kind: "unit", id }),
      }
    );
  }),
);

export const generateMetadata = screenTitle(async ({ params }: Props) =>
  unitTitle((await unitLine((await params).id)).unit),
);

/** A unit and its line: what it came from, what it became, when and by which act. */
export default screen(async function UnitPage({ params }: Props) {
  const line = await unitLine((await params).id);
  const { unit, above, cameFrom, became, formerNames, children } = line;
  const { changes, mayChange, followed, profile, reads, keeps } = line;
  const today = dayOf(new Date());
  const coming = unit.validFrom > today;
  const ended = !coming && !livesOn(unit, today);
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
        actions={
          mayChange &&
          unit.validTo === null &&
          (unit.level === "commune" || unit.level === "province") && (
            <ButtonLink href={changeHref(unit)}>Lập thay đổi</ButtonLink>
          )
        }
      />
      {coming && (
        <Notice tone="info" title="Đơn vị chưa có hiệu lực">
          {unitTitle(unit)} bắt đầu từ ngày {formatDay(unit.validFrom)}.
        </Notice>
      )}
      {!coming && !ended && unit.validTo && (
        <Notice tone="info" title="Đơn vị sắp kết thúc">
          {unitTitle(unit)} còn đến hết ngày {formatDay(dayBefore(unit.validTo))}; từ ngày{" "}
          {formatDay(unit.validTo)} đơn vị kế tục làm tiếp.
        </Notice>
      )}
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
      {unit.level !== "district" && (
        <ProfileCards unit={unit} profile={profile} today={today} reads={reads} keeps={keeps} />
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
      {changes && changes.length > 0 && (
        <Card title="Thay đổi theo quyết định" flush>
          <ChangeTable rows={changes} bare />
        </Card>
      )}
      {followed && <HistoryLink kind="unit" id={unit.id} />}
    </PageBody>
  );
});
