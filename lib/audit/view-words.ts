import { instant, one, refers, silent, type TableWords, text } from "./columns";

/** What people keep of the pages of figures, in the words of their screens. */
export const viewTables: Readonly<Record<string, TableWords>> = {
  saved_view: {
    label: "Góc nhìn đã lưu",
    title: (row) => String(row.name ?? ""),
    columns: {
      id: silent,
      unit_id: refers("Đơn vị", "unit"),
      owner_id: silent,
      owner_name: text("Người lưu"),
      name: text("Tên"),
      address: text("Trang"),
      sharing: one("Ai thấy", { own: "Chỉ người lưu", unit: "Đơn vị", below: "Đơn vị và cấp dưới" }),
      created_at: instant("Lưu lúc"),
    },
  },
};
