/** What a row of each table is called. */
const recordWords: Record<string, string> = {
  app_user: "Tài khoản",
  credential: "Mật khẩu",
  festival: "Điểm Ngày hội",
  festival_award: "Khen thưởng tại điểm",
  festival_gift: "Quà tặng",
  festival_guest: "Đại biểu dự",
  festival_model: "Mô hình",
  festival_plan: "Kế hoạch",
  festival_pledge: "Giao ước thi đua",
  festival_report: "Báo cáo của tỉnh",
  legal_act: "Văn bản về đơn vị",
  plan_pilot: "Điểm chỉ đạo của kế hoạch",
  role_assignment: "Phân công vai trò",
  season: "Mùa Ngày hội",
  season_document: "Văn bản chỉ đạo của mùa",
  unit: "Đơn vị",
  unit_former_name: "Tên cũ của đơn vị",
  unit_succession: "Kế thừa đơn vị",
  user_session: "Phiên đăng nhập",
};

/** What a row of a table is called; the table's own name where nobody has named it. */
export function recordWord(table: string): string {
  return recordWords[table] ?? table;
}
