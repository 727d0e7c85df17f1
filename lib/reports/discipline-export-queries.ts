import "server-only";
import { dayOf } from "@/lib/core/dates";
import { type ExportSource, type RowColumn, said, tableOf } from "@/lib/core/export";
import { partPercent } from "@/lib/core/numbers";
import { policeOf, stateWords, unitTitle } from "@/lib/core/words";
import { disciplineAddress } from "./dashboard-schema";
import { disciplineColumns, standingIn } from "./discipline";
import type { DisciplinePage } from "./discipline-page";
import { getDiscipline } from "./discipline-queries";
import type { ProvinceReport, RankedUnit, Standing } from "./overview";
import { getOverview } from "./overview-queries";
import { rankingColumns } from "./ranking-columns";
import { reportAddress, waitingAddress } from "./schema";
import { type StateStay, type Stay, type UnitStay, waitingKindWords, waitsFor } from "./waiting";
import { getWaiting } from "./waiting-queries";
import { disciplineWords, mapWord, standingAskedWords } from "./words";

/** More communes than the country ever had. */
const allOfThem = 100_000;

const provinces: readonly RowColumn<ProvinceReport>[] = [
  { header: "Mã", kind: "text", width: 8, of: (row) => row.code },
  { header: "Tỉnh, thành phố", kind: "text", width: 30, of: unitTitle },
  { header: "Báo cáo mùa", kind: "text", width: 20, of: (row) => disciplineWords[row.discipline] },
  { header: "Gửi ngày", kind: "day", of: (row) => row.sentOn },
  { header: "Hạn", kind: "day", of: (row) => row.dueOn },
];

const standings: readonly RowColumn<Standing[number]>[] = [
  { header: "Tình trạng", kind: "text", of: (row) => disciplineWords[row.discipline] },
  { header: "Số xã", kind: "count", of: (row) => row.count },
];

/** How the units stand with what they must send: for the nation every province's report, below it the communes by standing. */
export const standingExport: ExportSource = {
  name: "standing",
  needs: "figure.view",
  async open(tx, actor, asked) {
    const overview = await getOverview(tx, actor, reportAddress.parse(asked));
    if (!overview) return null;
    const { unit, season, map, standing, reports } = overview;
    const about = {
      title: `Kỷ luật báo cáo mùa ${season.year}`,
      filter: [unitTitle(unit), `mùa ${season.year}`, mapWord(map).toLowerCase()],
    };
    if (!reports)
      return tableOf({ ...about, noun: "tình trạng", total: standing.length }, standings, [standing]);
    // The communes of the country stand beside, each counted once.
    const facts = () =>
      standing.map(({ discipline, count }) => [`Xã: ${disciplineWords[discipline]}`, count] as const);
    return tableOf({ ...about, noun: "tỉnh, thành phố", total: reports.length, facts }, provinces, [reports]);
  },
};

function disciplineTable(page: DisciplinePage): RowColumn<RankedUnit>[] {
  const { standing, state, paces } = page;
  return [
    { header: "Mã", kind: "text", width: 8, of: (row) => row.code },
    { header: "Tỉnh, thành phố", kind: "text", width: 30, of: unitTitle },
    { header: "Đã báo cáo (%)", kind: "decimal", of: (row) => partPercent(row.reported, row.communes) },
    { header: "Số xã", kind: "count", of: (row) => row.communes },
    ...disciplineColumns(standing).map((discipline) => ({
      header: disciplineWords[discipline],
      kind: "count" as const,
      of: (row: RankedUnit) => standingIn(row, discipline, state),
    })),
    {
      header: "Số ngày để tiếp nhận một điểm",
      kind: "decimal",
      of: (row) => oneDigit(paces.get(row.id)?.meanDays ?? null),
    },
  ];
}

const oneDigit = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);

/** Who reports and who does not, unit by unit, as its page shows it: provinces, or the communes that stand so. */
export const disciplineExport: ExportSource = {
  name: "discipline",
  needs: "figure.view",
  async open(tx, actor, asked, now) {
    const address = disciplineAddress.parse(asked);
    const page = await getDiscipline(tx, actor, { ...address, page: 1 }, allOfThem);
    if (!page) return null;
    const { unit, season, only, rows, standing } = page;
    const about = {
      of: unitTitle(unit),
      title: `Kỷ luật báo cáo từng đơn vị mùa ${season.year}`,
      filter: said(
        unitTitle(unit),
        `mùa ${season.year}`,
        mapWord(page.asked.map).toLowerCase(),
        only && `tình trạng: ${standingAskedWords[only].toLowerCase()}`,
      ),
      noun: "đơn vị",
      total: page.total,
      facts: () =>
        standing.map(({ discipline, count }) => [`Xã: ${disciplineWords[discipline]}`, count] as const),
    };
    if (unit.level === "nation" && !only) return tableOf(about, disciplineTable(page), [rows]);
    const province: RowColumn<RankedUnit> = {
      header: "Thuộc tỉnh",
      kind: "text",
      of: (row) => row.provinceName,
    };
    return tableOf(
      about,
      [...rankingColumns("province", season, dayOf(now)), ...(unit.level === "nation" ? [province] : [])],
      [rows],
    );
  },
};

const days = (seconds: number | null) => (seconds === null ? null : seconds / 86_400);

const stays: RowColumn<Stay>[] = [
  { header: "Đang ở bước này", kind: "count", of: (row) => row.open },
  { header: "Lâu nhất đến nay (ngày)", kind: "decimal", of: (row) => days(row.longest) },
  { header: "Đã qua", kind: "count", of: (row) => row.finished },
  { header: "Thời gian ở giữa (ngày)", kind: "decimal", of: (row) => days(row.median) },
  { header: "9 trên 10 hồ sơ xong trong (ngày)", kind: "decimal", of: (row) => days(row.p90) },
];

const states: readonly RowColumn<StateStay>[] = [
  { header: "Bước", kind: "text", width: 34, of: (row) => waitsFor(row.state, row.level) },
  { header: "Trạng thái", kind: "text", width: 20, of: (row) => stateWords[row.state] },
  ...stays,
];

const units: readonly RowColumn<UnitStay>[] = [
  { header: "Mã", kind: "text", width: 8, of: (row) => row.code },
  { header: "Đơn vị", kind: "text", width: 34, of: policeOf },
  ...stays,
];

/** How long records stay in each state, as a file. */
export const waitingExport: ExportSource = {
  name: "waiting",
  needs: "figure.view",
  async open(tx, actor, asked) {
    const page = await getWaiting(tx, actor, waitingAddress.parse(asked));
    if (!page) return null;
    const { kind, season, states: rows } = page;
    const title = `Thời gian xử lý hồ sơ ${season.year}`;
    const about = {
      title,
      filter: [`mùa ${season.year}`, mapWord(page.map).toLowerCase(), `hồ sơ: ${waitingKindWords[kind]}`],
      noun: "bước",
      total: rows.length,
    };
    return tableOf(about, states, [rows]);
  },
};

/** With whom records lie in one state and how long, as a file. */
export const waitingUnitsExport: ExportSource = {
  name: "waiting-units",
  needs: "figure.view",
  async open(tx, actor, asked) {
    const page = await getWaiting(tx, actor, waitingAddress.parse(asked));
    if (!page) return null;
    const { kind, state, season, units: rows } = page;
    const about = {
      title: `Thời gian xử lý theo đơn vị ${season.year}`,
      filter: [
        `mùa ${season.year}`,
        mapWord(page.map).toLowerCase(),
        `hồ sơ: ${waitingKindWords[kind]}`,
        `trạng thái: ${stateWords[state]}`,
      ],
      noun: "đơn vị",
      total: rows.length,
    };
    return tableOf(about, units, [rows]);
  },
};
