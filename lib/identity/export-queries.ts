import "server-only";
import { inPortions, totalOf } from "@/lib/core/cursor";
import { formatDay } from "@/lib/core/dates";
import { type ExportSource, type RowColumn, said, tableOf } from "@/lib/core/export";
import { wholeRange } from "@/lib/core/paging";
import { policeOf, roleWords, unitTitle } from "@/lib/core/words";
import { listKeptUnits, type PersonRow, peopleRows } from "./queries";
import { peopleFilter, signInFilter } from "./schema";
import { type SignInRow, signInRows } from "./sign-in-queries";
import { listViewings } from "./viewings/queries";
import type { ViewingRow } from "./viewings/view";
import { accountStateWords, browserWords, outcomeWords } from "./words";

const people: readonly RowColumn<PersonRow>[] = [
  { header: "Họ và tên", kind: "text", width: 28, of: (row) => row.fullName },
  { header: "Tên đăng nhập", kind: "text", of: (row) => row.username },
  { header: "Chức vụ", kind: "text", of: (row) => row.jobTitle },
  { header: "Đơn vị", kind: "text", width: 28, of: (row) => unitTitle(row.unit) },
  {
    header: "Vai trò",
    kind: "text",
    width: 36,
    of: (row) => row.roles.map((role) => roleWords[role]).join("; "),
  },
  { header: "Trạng thái", kind: "text", width: 18, of: (row) => accountStateWords[row.state] },
  { header: "Đăng nhập gần nhất", kind: "instant", of: (row) => row.lastSignIn },
];

/** The accounts of an administrator's circle as a file. */
export const peopleExport: ExportSource = {
  name: "people",
  needs: "people.manage",
  async open(tx, actor, asked, now) {
    const filter = peopleFilter.parse(asked);
    const unit = (await listKeptUnits(tx, actor, now)).find(({ id }) => id === filter.unit);
    const { rows, count } = peopleRows(actor, filter, now, wholeRange);
    const about = {
      title: "Người dùng",
      filter: said(
        filter.q !== "" && `tên hoặc chức vụ: ${filter.q}`,
        filter.unit && `đơn vị: ${unit ? unitTitle(unit) : "đã chọn"}`,
        filter.role && `vai trò: ${roleWords[filter.role]}`,
        filter.state && `trạng thái: ${accountStateWords[filter.state]}`,
      ),
      noun: "tài khoản",
      total: await totalOf(tx, count),
    };
    return tableOf(about, people, inPortions<PersonRow>(tx, rows));
  },
};

const signIns: readonly RowColumn<SignInRow>[] = [
  { header: "Thời điểm", kind: "instant", of: (row) => row.at },
  { header: "Tên đăng nhập", kind: "text", of: (row) => row.username || "(để trống)" },
  { header: "Họ và tên", kind: "text", width: 28, of: (row) => row.fullName },
  { header: "Đơn vị", kind: "text", width: 28, of: (row) => row.unit && unitTitle(row.unit) },
  { header: "Kết quả", kind: "text", of: (row) => outcomeWords[row.outcome] },
  { header: "Địa chỉ", kind: "text", width: 18, of: (row) => row.address },
  { header: "Trình duyệt", kind: "text", of: (row) => browserWords(row.userAgent) },
];

/** The log of sign-ins as a file. */
export const signInExport: ExportSource = {
  name: "sign-ins",
  needs: "people.manage",
  async open(tx, actor, asked) {
    const filter = signInFilter.parse(asked);
    const { rows, count } = signInRows(actor, filter, wholeRange);
    const about = {
      title: "Nhật ký đăng nhập",
      filter: said(
        filter.q !== "" && `tên hoặc địa chỉ: ${filter.q}`,
        filter.outcome && `kết quả: ${outcomeWords[filter.outcome]}`,
        filter.from && `từ ${formatDay(filter.from)}`,
        filter.to && `đến hết ${formatDay(filter.to)}`,
      ),
      noun: "lần đăng nhập",
      total: await totalOf(tx, count),
    };
    return tableOf(about, signIns, inPortions<SignInRow>(tx, rows));
  },
};

const viewings: readonly RowColumn<ViewingRow>[] = [
  { header: "Bắt đầu", kind: "instant", of: (row) => row.startedAt },
  { header: "Người xem", kind: "text", of: (row) => row.viewerName },
  { header: "Đơn vị của người xem", kind: "text", width: 28, of: (row) => policeOf(row.viewerUnit) },
  { header: "Xem như", kind: "text", of: (row) => row.viewedName },
  { header: "Vai trò", kind: "text", width: 28, of: (row) => roleWords[row.role] },
  { header: "Đơn vị", kind: "text", width: 28, of: (row) => unitTitle(row.unit) },
  { header: "Lý do", kind: "text", width: 40, of: (row) => row.reason },
  { header: "Kết thúc", kind: "instant", of: (row) => row.endedAt ?? row.expiresAt },
];

/** Who looked with whose eyes, as a file. */
export const viewingExport: ExportSource = {
  name: "viewings",
  needs: "people.manage",
  async open(tx) {
    const { rows, total } = await listViewings(tx, 1, wholeRange);
    return tableOf({ title: "Nhật ký xem như", filter: [], noun: "lần xem", total }, viewings, [rows]);
  },
};
