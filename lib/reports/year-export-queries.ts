import "server-only";
import { type ExportSource, type RowColumn, tableOf } from "@/lib/core/export";
import { unitTitle } from "@/lib/core/words";
import { type YearFigureEntry, yearCatalogue, yearEntryOf } from "./catalogue";
import { listFailing } from "./failing-queries";
import { windowOf } from "./window";
import { mapWord, registeredText } from "./words";
import { yearFiguresOf } from "./year-figures";
import { type FailingCriterion, firstYearFigure, type YearRow } from "./year-page";
import { type ChosenYear, chooseYear, countYear, listYearRows } from "./year-page-queries";
import { yearAddress } from "./year-schema";

const filterOf = ({ unit, asked }: ChosenYear) => [
  unitTitle(unit),
  `năm ${asked.year}`,
  mapWord(asked.map).toLowerCase(),
];

const daysOf = ({ window }: YearFigureEntry, year: number) => windowOf(window, year).law;

/** All figures of a year of one unit, as a file. */
export const yearFigureExport: ExportSource = {
  name: "year-figures",
  needs: "figure.view",
  async open(tx, actor, asked) {
    const chosen = await chooseYear(tx, actor, yearAddress.parse(asked));
    const { year } = chosen.asked;
    const counted = await countYear(tx, chosen);
    const [now, before] = [yearFiguresOf(counted, year), yearFiguresOf(counted, year - 1)];
    const number = (entry: YearFigureEntry, value: number | null) =>
      ({ kind: entry.kind === "share" ? "decimal" : "count", value }) as const;
    const columns: RowColumn<YearFigureEntry>[] = [
      { header: "Mã", kind: "text", width: 8, of: ({ code }) => code },
      { header: "Chỉ tiêu", kind: "text", width: 60, of: ({ label }) => label },
      { header: "Đơn vị tính", kind: "text", width: 16, of: ({ unit }) => unit },
      { header: `Năm ${year}`, kind: "count", of: (entry) => number(entry, now[entry.code].value) },
      { header: "Tỷ lệ %", kind: "decimal", of: ({ code }) => now[code].share },
      { header: "Tỷ lệ so với", kind: "text", width: 22, of: ({ against }) => against?.words },
      { header: `Năm ${year - 1}`, kind: "count", of: (entry) => number(entry, before[entry.code].value) },
      { header: "Đang xét", kind: "count", of: (entry) => number(entry, now[entry.code].provisional) },
      { header: "Kỳ", kind: "text", width: 40, of: (entry) => daysOf(entry, year) },
      { header: "Cách tính", kind: "text", width: 80, of: ({ counts }) => counts },
    ];
    const about = {
      ...{ title: `Số liệu công nhận năm ${year}`, of: unitTitle(chosen.unit), filter: filterOf(chosen) },
      ...{ noun: "chỉ tiêu", total: yearCatalogue.length },
      facts: () => [["Mức độ đầy đủ", registeredText(counted.coverage)] as const],
    };
    return tableOf(about, columns, [yearCatalogue]);
  },
};

/** The units below ranked by one figure, as a file. */
export const yearRankingExport: ExportSource = {
  name: "year-ranking",
  needs: "figure.view",
  async open(tx, actor, asked) {
    const address = yearAddress.parse(asked);
    const chosen = await chooseYear(tx, actor, address);
    const entry = yearEntryOf(address.figure ?? firstYearFigure[chosen.unit.level]);
    const rows = await listYearRows(tx, chosen, entry.code, address.sort);
    const kind = entry.kind === "share" ? "decimal" : "count";
    const columns: RowColumn<YearRow>[] = [
      { header: "Thứ", kind: "count", of: ({ rank }) => rank },
      { header: "Mã", kind: "text", width: 8, of: ({ unit }) => unit.code },
      { header: "Đơn vị", kind: "text", width: 34, of: ({ unit }) => unitTitle(unit) },
      { header: `${entry.code} ${entry.short}`, kind, width: 26, of: ({ figure }) => figure.value },
      { header: "Tỷ lệ %", kind: "decimal", of: ({ figure }) => figure.share },
      { header: "Đang xét", kind, of: ({ figure }) => figure.provisional },
      { header: "Xã đã đăng ký", kind: "count", of: ({ coverage }) => coverage.reported },
      { header: "Tổng số xã", kind: "count", of: ({ coverage }) => coverage.expected },
    ];
    const about = {
      ...{
        title: `${entry.label}, năm ${chosen.asked.year}`,
        of: unitTitle(chosen.unit),
        filter: filterOf(chosen),
      },
      ...{ noun: "đơn vị", total: rows.length },
    };
    return tableOf(about, columns, [rows]);
  },
};

/** More criteria than a scheme has. */
const allCriteria = 1000;

/** The criteria that stop most, as a file. */
export const failingExport: ExportSource = {
  name: "failing",
  needs: "figure.view",
  async open(tx, actor, asked) {
    const address = yearAddress.parse(asked);
    const chosen = await chooseYear(tx, actor, address);
    const { scheme } = yearEntryOf(address.figure ?? firstYearFigure[chosen.unit.level]);
    const plan = { unit: chosen.unit, day: chosen.day, year: chosen.asked.year };
    const rows = await listFailing(tx, plan, scheme, allCriteria);
    const columns: RowColumn<FailingCriterion>[] = [
      { header: "Mã", kind: "text", width: 8, of: ({ code }) => code },
      { header: "Tiêu chí", kind: "text", width: 80, of: ({ text }) => text },
      { header: "Phiên bản", kind: "count", of: ({ edition }) => edition },
      { header: "Bộ tiêu chí mẫu", kind: "text", width: 14, of: ({ sample }) => (sample ? "mẫu" : "") },
      { header: "Hồ sơ không được điểm", kind: "count", of: ({ unmet }) => unmet },
      { header: "Trong đó chưa đạt", kind: "count", of: ({ refused }) => refused },
      { header: "Hồ sơ đã gửi", kind: "count", of: ({ judged }) => judged },
    ];
    const about = {
      ...{ title: `Tiêu chí chưa đạt, năm ${chosen.asked.year}`, of: unitTitle(chosen.unit) },
      ...{ filter: filterOf(chosen), noun: "tiêu chí", total: rows.length },
    };
    return tableOf(about, columns, [rows]);
  },
};
