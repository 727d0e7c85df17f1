import { serialOfDay } from "@/lib/core/cell-readings";
import { formatDay } from "@/lib/core/dates";
import type { Cell } from "@/lib/core/spreadsheet-cells";
import type { FormColumn, FormRule, WorkbookForm } from "@/lib/core/spreadsheet-form";
import { spreadsheetLimits } from "@/lib/core/spreadsheet-limits";
import type { Content } from "@/lib/festivals/points/content";
import type { SeasonRef } from "@/lib/festivals/points/record";
import { type Column, columns, guideSheet, listSheet, tableSheet } from "./columns";
import { type LineField, writeLines } from "./line-cells";
import { type Place, placeLabel } from "./places";

/** A point that is written into the file for its unit to go on with. */
export type Prefilled = { id: string; place: Place; content: Content };

/** The file to fill in: empty, or with the points that are there and may still be changed. */
export function templateForm(
  season: SeasonRef,
  places: readonly Place[],
  points: readonly Prefilled[],
): WorkbookForm {
  const used = columns.filter(({ kind }) => kind !== "id" || points.length > 0);
  const { lists, listOf } = listsOf(places);
  return {
    title: `Điểm Ngày hội ${season.year}`,
    table: {
      sheet: tableSheet,
      columns: used.map((column) => formColumn(column, season, listOf)),
      rows: points.map((point, nth) => ({
        at: nth + 2,
        cells: used.flatMap((column, at): Cell[] => {
          const value = cellOf(column, point);
          return value === "" || value === null ? [] : [[at, typeof value === "number" ? "n" : "s", value]];
        }),
      })),
      marked: [],
      rooms: spreadsheetLimits.rows,
    },
    guide: { sheet: guideSheet, lines: guideLines(season, points.length > 0) },
    lists: { sheet: listSheet, values: lists },
  };
}

/** The values of the drop-downs, and which list a column has. */
export function listsOf(places: readonly Place[]) {
  const lists: string[][] = [places.map(placeLabel)];
  const numbers = new Map<Record<string, string>, number>();
  for (const { kind, words } of columns) {
    if (kind !== "choice" || !words || numbers.has(words)) continue;
    numbers.set(words, lists.length);
    lists.push(Object.values(words));
  }
  const listOf = (column: Column) =>
    column.kind === "unit"
      ? 0
      : column.kind === "choice" && column.words
        ? (numbers.get(column.words) ?? null)
        : null;
  return { lists, listOf };
}

/** A column of ours as a form shows it. */
export function formColumn(
  column: Column,
  season: SeasonRef,
  listOf: (column: Column) => number | null,
): FormColumn {
  const { label, width, required } = column;
  const formats: Partial<Record<Column["kind"], string>> = {
    day: "dd/mm/yyyy",
    whole: "#,##0",
    money: "#,##0",
    hour: "hh:mm",
  };
  return {
    label,
    width,
    required,
    note: noteOf(column),
    rule: ruleOf(column, season, listOf(column)),
    format: formats[column.kind],
  };
}

function noteOf({ kind, note, words }: Column): string {
  return kind === "choices" && words ? `${Object.values(words).join("; ")}. ${note}` : note;
}

function ruleOf(column: Column, season: SeasonRef, list: number | null): FormRule {
  if (list !== null) return { kind: "list", list };
  switch (column.kind) {
    case "whole":
      return { kind: "whole", max: 5_000_000 };
    case "money":
      return { kind: "whole", max: 10_000_000_000_000 };
    case "day":
      return {
        kind: "day",
        from: serialOfDay(`${season.year}-01-01`),
        to: serialOfDay(`${season.year}-12-31`),
      };
    default:
      return { kind: "free" };
  }
}

/** A field of a point as its cell says it, so that reading the cell gives the field again. */
export function cellOf(column: Column, { id, place, content }: Prefilled): string | number | null {
  const { kind, field, words, gift } = column;
  if (kind === "id") return id;
  if (kind === "unit") return placeLabel(place);
  if (gift) {
    const own = content.gifts.filter(({ recipient }) => recipient === gift.recipient);
    if (own.length === 0) return null;
    return own.reduce((sum, one) => sum + Number(gift.part === "count" ? one.count : one.value), 0);
  }
  if (field === null) return null;
  const value = content[field];
  if (kind === "day") return serialOfDay(content.heldOn);
  if (kind === "lines") return writeLines(field as LineField, content);
  if (kind === "choice") return words?.[String(value)] ?? null;
  if (kind === "choices") return (value as string[]).map((code) => words?.[code] ?? code).join("; ");
  if (typeof value === "bigint") return Number(value);
  return value as string | number | null;
}

/** What the sheet of explanations says. */
export function guideLines(season: SeasonRef, prefilled: boolean): string[] {
  const window = `${formatDay(season.startsOn)} – ${formatDay(season.endsOn)}`;
  return [
    `Nhập điểm Ngày hội toàn dân bảo vệ an ninh Tổ quốc, mùa ${season.year} (${window})`,
    `1. Mỗi điểm một dòng ở trang "${tableSheet}". Cột có dấu * là bắt buộc. Bấm vào ô để xem cách ghi.`,
    "2. Cổng nhận ra một điểm theo bốn mục: xã, cấp tổ chức, tên điểm và ngày tổ chức. Tải cùng một tệp hai lần không làm thay đổi gì.",
    prefilled
      ? '3. Dòng có "Mã điểm" là điểm đã có trên cổng và còn sửa được: đổi được cả tên và ngày. Dòng mới thì để trống cột này.'
      : "3. Muốn đổi tên hoặc ngày của điểm đã có, tải tệp đã điền sẵn (có cột Mã điểm) rồi sửa trên tệp ấy.",
    "4. Ô để trống: điểm mới thì để trống mục ấy, điểm đã có thì giữ nguyên. Muốn xóa nội dung đã ghi, sửa trong biểu mẫu trên cổng.",
    "5. Số: ghi 1407 hoặc 1.407. Nếu ghi 1,407 cổng sẽ hỏi lại. Không ghi chữ trong ô số. Không dùng công thức.",
    "6. Ngày: ngày/tháng/năm, năm đủ bốn chữ số, ví dụ 09/08/2026. Giờ: 07:30.",
    "7. Chữ gõ bằng Unicode. Tệp gõ theo TCVN3 (phông .Vn…) hoặc VNI không nhận.",
    "8. Không gộp ô. Được đổi thứ tự cột, không đổi tiêu đề. Nhiều nhất 20.000 dòng, 10 MB.",
    "9. Không ghi nội dung thuộc bí mật nhà nước, bí mật nghiệp vụ.",
  ];
}
