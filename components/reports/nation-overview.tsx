import { ExportMenu } from "@/components/patterns/export-menu";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { withQuery } from "@/lib/core/paging";
import type { Overview } from "@/lib/reports/overview";
import { mapWord } from "@/lib/reports/words";
import { ProvinceRanking } from "./province-ranking";
import { ProvinceReports } from "./province-reports";
import { SilentProvinces } from "./silent-provinces";
import { StandingBadges } from "./standing-badges";
import { VietnamMap } from "./vietnam-map";

/** As many as stand beside the map without a box that scrolls. */
const firstRows = 10;

/** What the ministry looks at: the map, the provinces ranked (all of them, or the first), and what is missing. */
export function NationOverview({ overview, whole = false }: { overview: Overview; whole?: boolean }) {
  const { ranking, asked, season, map, shapes, standing, reports } = overview;
  if (!ranking) return null;
  const sort = `${ranking.descending ? "-" : ""}${ranking.sort}`;
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <Card
          className="xl:sticky xl:top-(--frame-top,0px)"
          title="Tỷ lệ xã có tổ chức, theo tỉnh"
          note={`Mùa ${season.year}, ${mapWord(map).toLowerCase()}`}
        >
          <VietnamMap
            rows={ranking.rows}
            shapes={shapes}
            asked={{ ...asked, map }}
            title={`Bản đồ Việt Nam: tỷ lệ xã có tổ chức Ngày hội năm ${season.year}`}
          />
        </Card>
        <Card
          title="Xếp theo tỉnh, thành phố"
          note={`${whole ? "Chọn" : `${firstRows} đơn vị đứng đầu; chọn`} tên cột để xếp lại`}
          actions={
            <>
              {whole && (
                <ExportMenu name="ranking" query={{ ...asked, map, sort }} what="bảng xếp theo tỉnh" small />
              )}
              <ButtonLink size="small" href={withQuery("/reports/figures", { ...asked, map, sort })}>
                {whole ? "Bảng riêng" : `Xem cả ${ranking.rows.length} tỉnh, thành phố`}
              </ButtonLink>
            </>
          }
          flush
          className="[&_.data-table-scroll]:max-h-none"
        >
          <ProvinceRanking
            bare
            first={whole ? undefined : firstRows}
            rows={ranking.rows}
            asked={{ ...asked, map }}
            path="/reports"
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
          <StandingBadges standing={standing} />
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
