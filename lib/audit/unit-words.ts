import { unitTitle } from "@/lib/core/words";
import { changeStateWords } from "@/lib/units/changes/words";
import { levelWords } from "@/lib/units/words";
import type { UnitKind } from "@/prisma/generated/enums";
import { day, instant, one, type Row, refers, silent, stored, type TableWords, text, yesNo } from "./columns";

/** What the law calls the unit, alone. */
const kindNames: Record<UnitKind, string> = {
  ministry: "Bộ",
  province: "Tỉnh",
  municipality: "Thành phố trực thuộc Trung ương",
  urban_district: "Quận",
  rural_district: "Huyện",
  district_town: "Thị xã",
  district_city: "Thành phố thuộc tỉnh",
  commune: "Xã",
  ward: "Phường",
  township: "Thị trấn",
  special_zone: "Đặc khu",
};

/** A line about the load of all units is no unit: it has no name. */
const unitName = ({ kind, name }: Row) =>
  typeof kind === "string" && kind in kindNames
    ? unitTitle({ kind: kind as UnitKind, name: String(name ?? "") })
    : "";

/** The tree of units in the words of its screens. */
export const unitTables: Readonly<Record<string, TableWords>> = {
  unit: {
    label: "Đơn vị",
    title: unitName,
    columns: {
      id: silent,
      code: text("Mã"),
      level: one("Cấp", levelWords),
      kind: one("Loại", kindNames),
      name: text("Tên"),
      search_key: silent,
      parent_id: refers("Đơn vị cấp trên", "unit"),
      valid_from: day("Có từ ngày"),
      valid_to: day("Đến trước ngày"),
      police_to: day("Công an tham gia đến trước ngày"),
    },
  },
  unit_succession: {
    label: "Kế thừa đơn vị",
    title: (row, names) => names.get(String(row.from_id)) ?? "",
    partOf: { table: "unit", column: "from_id" },
    columns: {
      id: silent,
      from_id: refers("Đơn vị kết thúc", "unit"),
      to_id: refers("Đơn vị kế thừa", "unit"),
      whole: yesNo("Phần kế thừa", "Toàn bộ", "Một phần"),
      main: yesNo("Kế thừa chính"),
      happened_on: day("Từ ngày"),
      legal_act_id: refers("Văn bản", "act"),
    },
  },
  unit_former_name: {
    label: "Tên cũ của đơn vị",
    title: unitName,
    partOf: { table: "unit", column: "unit_id" },
    columns: {
      id: silent,
      unit_id: silent,
      name: text("Tên cũ"),
      kind: one("Loại cũ", kindNames),
      valid_from: day("Từ ngày"),
      valid_to: day("Đến trước ngày"),
      legal_act_id: refers("Văn bản", "act"),
    },
  },
  legal_act: {
    label: "Văn bản về đơn vị",
    title: (row) => String(row.number ?? ""),
    columns: {
      id: silent,
      number: text("Số, ký hiệu"),
      issued_on: day("Ngày ban hành"),
      title: text("Trích yếu"),
    },
  },
  unit_change_step: {
    label: "Bước thay đổi đơn vị",
    title: (row) => String(row.note ?? ""),
    columns: {
      id: silent,
      change_id: silent,
      unit_id: refers("Phạm vi", "unit"),
      step: one("Bước", {
        request: "Đề nghị",
        accept: "Nhận đề nghị",
        refuse: "Không đồng ý",
        withdraw: "Rút đề nghị",
        draft: "Chuẩn bị",
        discard: "Bỏ",
        apply: "Thực hiện",
        undo: "Hoàn tác",
      }),
      at: instant("Lúc"),
      note: text("Ghi chú"),
      actor_id: silent,
      actor_name: text("Người làm"),
      actor_unit_name: text("Đơn vị của người làm"),
    },
  },
  unit_change: {
    label: "Thay đổi đơn vị",
    title: (row) => String(row.act_number ?? ""),
    columns: {
      id: silent,
      unit_id: refers("Phạm vi", "unit"),
      kind: one("Việc", {
        open: "Lập mới",
        close: "Kết thúc",
        rename: "Đổi tên",
        move: "Chuyển đơn vị cấp trên",
        merge: "Nhập",
        split: "Chia",
        mapping: "Sắp xếp theo nghị quyết",
      }),
      state: one("Trạng thái", changeStateWords),
      effective_on: day("Hiệu lực từ"),
      act_number: text("Số văn bản"),
      act_issued_on: day("Ngày văn bản"),
      act_title: text("Trích yếu"),
      note: text("Ghi chú"),
      lines: stored("Nội dung"),
      plan: silent,
      touched_ids: silent,
      born_ids: silent,
      requested_by_unit_id: refers("Đơn vị đề nghị", "unit"),
      created_by_id: refers("Người lập", "person"),
      created_at: silent,
      applied_at: instant("Thực hiện lúc"),
      version: silent,
    },
  },
};
