import { ExportMenu } from "@/components/patterns/export-menu";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatNumber, formatPart } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { entryOf } from "@/lib/reports/catalogue";
import { dashboardLink, disciplineLink } from "@/lib/reports/dashboard-addresses";
import { percent } from "@/lib/reports/figures";
import type { Overview } from "@/lib/reports/overview";
import { rampOf } from "@/lib/reports/ramp";
import { mapWord, provinceName } from "@/lib/reports/words";
import { ProvinceRanking } from "./province-ranking";
import { ProvinceReports } from "./province-reports";
import { SilentProvinces } from "./silent-provinces";
import { StandingBadges } from "./standing-badges";
import { VietnamMap } from "./vietnam-map";

/** As many as stand beside the map without a box that scrolls. */
const firstRows = 10;

/** What the ministry sees on its first page: the map, the first provinces, and what is missing. */
export function NationOverview({ overview }: { overview: Overview }) {
  const { ranking, asked, season, map, shapes, standing, reports } = overview;
  if (!ranking) return null;
  const sort = `${ranking.descending ? "-" : ""}${ranking.sort}`;
  const entry = entryOf("NH05");
  const shares = ranking.rows.map((row) => percent(row.held, row.communes));
  const ramp = rampOf(shares, entry);
  const areas = ranking.rows.map((row, index) => ({
    code: row.code,
    step: ramp.stepOf(shares[index] ?? null),
    said: `${provinceName(row)}: ${formatPart(row.held, row.communes)} xã có tổ chức (${formatNumber(row.held)}/${formatNumber(row.communes)})`,
    href: dashboardLink({ ...asked, map, unit: row.code }),
  }));
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <Card
          className="xl:sticky xl:top-(--frame-top,0px)"
          title="Tỷ lệ xã có tổ chức, theo tỉnh"
          note={`Mùa ${season.year}, ${mapWord(map).toLowerCase()}`}
        >
          <VietnamMap
            areas={areas}
            shapes={shapes}
            ramp={ramp}
            legend="Xã có tổ chức (%)"
            title={`Bản đồ Việt Nam: tỷ lệ xã có tổ chức Ngày hội năm ${season.year}`}
          />
        </Card>
        <Card
          title="Xếp theo tỉnh, thành phố"
          note={`${firstRows} đơn vị đứng đầu; chọn tên cột để xếp lại`}
          actions={
            <ButtonLink size="small" href={withQuery("/reports/figures", { ...asked, map, sort })}>
              Xem cả {ranking.rows.length} tỉnh, thành phố
            </ButtonLink>
          }
          flush
          className="[&_.data-table-scroll]:max-h-none"
        >
          <ProvinceRanking
            bare
            first={firstRows}
            rows={ranking.rows}
            asked={{ ...asked, map }}
            path="/reports/figures"
            sort={ranking.sort}
            descending={ranking.descending}
            caption={`Các tỉnh, thành phố trong mùa ${season.year}`}
          />
        </Card>
      </div>
      <div
        id="reporting"
        className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
      >
        <Card title="Kỷ luật báo cáo cấp xã" note="Mỗi xã tính một lần, theo bước chậm nhất của các điểm">
          <StandingBadges
            standing={standing}
            hrefOf={(one) => disciplineLink({ season: asked.season, map }, { standing: one })}
          />
          <SilentProvinces rows={ranking.rows} asked={{ ...asked, map }} />
        </Card>
        {reports && (
          <Card
            title="Báo cáo mùa của các tỉnh"
            note="Tỉnh chưa xong đứng trước"
            actions={
              <ExportMenu name="standing" query={{ season: season.year, map }} what="kỷ luật báo cáo" small />
            }
          >
            <ProvinceReports reports={reports} dueOn={season.reportDueOn} season={season.year} />
          </Card>
        )}
      </div>
    </>
  );
}
