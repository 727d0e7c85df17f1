/**
 * What the portal itself knows and may offer at a criterion; a set names the code. How each is worked out is told by the
 * domain that keeps the rows.
 */
export const factSources = {
  festival_held: "Ngày hội đã tổ chức",
  unit_awards: "Khen thưởng của đơn vị",
  safe_area: "Đơn vị đạt “An toàn về ANTT”",
  residential_safe_share: "Tỷ lệ khu dân cư đạt “An toàn về ANTT”",
  subjects_registered_share: "Tỷ lệ khu dân cư, cơ quan, doanh nghiệp, cơ sở giáo dục đã đăng ký",
  subjects_safe_share: "Tỷ lệ khu dân cư, cơ quan, doanh nghiệp, cơ sở giáo dục được công nhận",
  movement_class: "Phân loại phong trào của đơn vị",
  models: "Mô hình đang hoạt động",
  conferences: "Hội nghị, tập huấn đã dự",
  mobilisation_rules: "Quy chế công tác dân vận",
  coordination_programmes: "Chương trình phối hợp",
  satisfaction_survey: "Phiếu lấy ý kiến Nhân dân",
} as const satisfies Record<string, string>;

/** Sources that a set may already name, of domains whose rows the portal does not keep yet: nothing is offered there. */
const waiting: readonly string[] = ["conferences", "mobilisation_rules", "coordination_programmes"];

export type FactSource = keyof typeof factSources;

/** What a code names; the code itself where nobody knows it any more. */
export function sourceWord(code: string): string {
  return (factSources as Record<string, string>)[code] ?? code;
}

/** Whether the portal offers a figure there today; a test holds it against what the domains fill. */
export const isFilled = (code: string): boolean => code in factSources && !waiting.includes(code);

/** What a criterion says of the figure beside it. */
export function sourceText(code: string): string {
  return isFilled(code)
    ? `Cổng có sẵn số liệu: ${sourceWord(code)}`
    : `Nguồn số liệu: ${sourceWord(code)} (Cổng chưa có, đơn vị tự nhập)`;
}
