import "server-only";
import { dayOf } from "@/lib/core/dates";
import { type ExportSource, type RowColumn, said, tableOf } from "@/lib/core/export";
import { stateWords, unitTitle } from "@/lib/core/words";
import { isOpenState } from "@/lib/festivals/papers/paper";
import { levelWords } from "@/lib/units/words";
import { allPlans, missingPlans } from "./list-queries";
import { missingPlanFilter, type PlanFilter, planFilter } from "./schema";
import type { MissingPlan, PlanListRow } from "./view";

const columns: readonly RowColumn<PlanListRow>[] = [
  { header: "Mã đơn vị", kind: "text", width: 10, of: (row) => row.code },
  { header: "Đơn vị", kind: "text", width: 30, of: unitTitle },
  { header: "Tỉnh, thành phố", kind: "text", of: (row) => row.provinceName },
  { header: "Cấp", kind: "text", width: 12, of: (row) => levelWords[row.level] },
  { header: "Trạng thái", kind: "text", width: 18, of: (row) => stateWords[row.state] },
  { header: "Số, ký hiệu", kind: "text", width: 20, of: (row) => row.number },
  { header: "Ngày ký", kind: "day", of: (row) => row.issuedOn },
  { header: "Điểm cấp xã", kind: "count", of: (row) => row.communePoints },
  { header: "Điểm khu dân cư", kind: "count", of: (row) => row.residentialPoints },
  { header: "Điểm cơ quan, DN, trường", kind: "count", of: (row) => row.agencyPoints },
  { header: "Gửi lúc", kind: "instant", of: (row) => row.sentAt },
  {
    header: "Quá hạn (ngày làm việc)",
    kind: "count",
    of: (row) => (isOpenState(row.state) ? row.lateDays : null),
  },
  {
    header: "Gửi muộn (ngày làm việc)",
    kind: "count",
    of: (row) => (isOpenState(row.state) ? null : row.lateDays),
  },
];

const sorts: Record<PlanFilter["sort"], string> = { unit: "đơn vị", sent: "ngày gửi", points: "số điểm" };

/** The list of plans as a file. */
export const planExport: ExportSource = {
  name: "plans",
  needs: "festival.view",
  async open(tx, actor, asked, now) {
    const filter = planFilter.parse(asked);
    const list = await allPlans(tx, actor, filter, dayOf(now));
    if (!list) return null;
    const about = {
      title: `Kế hoạch Ngày hội ${list.season.year}`,
      filter: said(
        `mùa ${list.season.year}`,
        filter.unit !== "" && `đơn vị: ${filter.unit}`,
        filter.level !== "" && `cấp: ${levelWords[filter.level]}`,
        filter.state !== "" && `trạng thái: ${stateWords[filter.state]}`,
        filter.q !== "" && `từ tìm: ${filter.q}`,
        `xếp theo ${sorts[filter.sort]} ${filter.dir === "desc" ? "giảm dần" : "tăng dần"}`,
      ),
      noun: "kế hoạch",
      total: list.total,
      facts: () => [
        ["Tổng điểm cấp xã dự kiến", list.planned.commune] as const,
        ["Tổng điểm khu dân cư dự kiến", list.planned.residential] as const,
        ["Tổng điểm cơ quan, DN, trường dự kiến", list.planned.agency] as const,
      ],
    };
    return tableOf(about, columns, list.portions);
  },
};

const missing: readonly RowColumn<MissingPlan>[] = [
  { header: "Mã đơn vị", kind: "text", width: 10, of: (row) => row.code },
  { header: "Đơn vị", kind: "text", width: 30, of: unitTitle },
  { header: "Tỉnh, thành phố", kind: "text", of: (row) => row.provinceName },
  { header: "Kế hoạch", kind: "text", of: (row) => (row.state ? stateWords[row.state] : "Chưa lập") },
  { header: "Hạn", kind: "day", of: (row) => row.dueOn },
  { header: "Quá hạn (ngày làm việc)", kind: "count", of: (row) => row.lateDays },
];

/** Who has not sent a plan, as a file. */
export const missingPlanExport: ExportSource = {
  name: "plans-missing",
  needs: "festival.view",
  async open(tx, actor, asked) {
    const list = await missingPlans(tx, actor, missingPlanFilter.parse(asked));
    if (!list) return null;
    const { season, of, rows, total, expected } = list;
    const about = {
      title: `Đơn vị chưa gửi kế hoạch ${season.year}`,
      filter: said(`mùa ${season.year}`, of && `của ${of}`),
      noun: "đơn vị",
      total,
      facts: () => [["Số đơn vị phải gửi", expected] as const],
    };
    return tableOf(about, missing, [rows]);
  },
};
