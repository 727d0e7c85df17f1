import { day, instant, one, plain, refers, silent, type TableWords, text, yesNo } from "./columns";

const ofUnit = { table: "unit", column: "unit_id" };

/** Columns of what a unit's office is from a day to a day, each row kept and put right by a later one. */
const kept: TableWords["columns"] = {
  id: silent,
  unit_id: refers("Đơn vị", "unit"),
  valid_from: day("Từ ngày"),
  valid_to: day("Đến trước ngày"),
  corrects_id: silent,
  reason: text("Lý do đính chính"),
  superseded_at: instant("Được đính chính lúc"),
  entered_by_id: silent,
  entered_by_name: text("Người nhập"),
  created_at: silent,
};

/** The office of a unit and the groups of units in the words of their screens. */
export const unitProfileTables: Readonly<Record<string, TableWords>> = {
  unit_post: {
    label: "Người giữ chức vụ",
    title: (row) => String(row.full_name ?? ""),
    partOf: ofUnit,
    columns: {
      ...kept,
      post: one("Chức vụ", {
        head: "Trưởng",
        deputy: "Phó",
        officer: "Cán bộ phong trào",
        contact: "Đầu mối liên hệ",
      }),
      full_name: text("Họ và tên"),
      phone: text("Điện thoại cơ quan"),
      email: text("Thư điện tử cơ quan"),
      decision_number: text("Số quyết định"),
    },
  },
  unit_contact: {
    label: "Trụ sở, liên hệ",
    title: (row, names) => names.get(String(row.unit_id)) ?? "",
    partOf: ofUnit,
    columns: {
      ...kept,
      address: text("Trụ sở"),
      phone: text("Điện thoại cơ quan"),
      email: text("Thư điện tử cơ quan"),
    },
  },
  unit_group_set: {
    label: "Cách chia nhóm đơn vị",
    title: (row) => String(row.name ?? ""),
    columns: {
      id: silent,
      name: text("Tên"),
      open: yesNo("Ai cũng xem được"),
      note: text("Ghi chú"),
      position: plain("Thứ tự"),
    },
  },
  unit_group: {
    label: "Nhóm đơn vị",
    title: (row) => String(row.name ?? ""),
    columns: { id: silent, set_id: silent, name: text("Tên"), position: plain("Thứ tự") },
  },
  unit_group_member: {
    label: "Đơn vị trong nhóm",
    title: (row, names) => names.get(String(row.unit_id)) ?? "",
    partOf: ofUnit,
    columns: {
      id: silent,
      unit_id: refers("Đơn vị", "unit"),
      set_id: silent,
      group_id: refers("Nhóm", "group"),
      valid_from: day("Từ ngày"),
      valid_to: day("Đến trước ngày"),
      legal_basis: text("Căn cứ"),
      confirmed: yesNo("Đã được V05 xác nhận"),
      entered_by_name: text("Người nhập"),
      created_at: silent,
    },
  },
};
