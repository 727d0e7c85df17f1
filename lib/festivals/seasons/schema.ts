import { z } from "zod";
import {
  choice,
  day,
  documentNumber,
  editing,
  id,
  requiredDay,
  requiredText,
  requiredWhole,
  rows,
  text,
  version,
} from "@/lib/core/fields";

const documentRow = z.object({
  number: documentNumber().refine((value) => value !== "", "Nhập số, ký hiệu văn bản, ví dụ 142/V05-P5."),
  issuedOn: requiredDay("Nhập ngày ban hành, ví dụ 05/5/2026."),
  title: requiredText(300, "Nhập trích yếu của văn bản."),
});

const content = {
  year: requiredWhole(2005, 2100, "2026"),
  theme: requiredText(300, "Nhập chủ đề của mùa."),
  startsOn: requiredDay("Nhập ngày bắt đầu tổ chức, ví dụ 01/7/2026."),
  endsOn: requiredDay("Nhập ngày kết thúc tổ chức, ví dụ 19/8/2026."),
  planDueOn: requiredDay("Nhập hạn nộp kế hoạch."),
  /** Empty: as the communes. */
  provincePlanDueOn: day(),
  resultDueOn: requiredDay("Nhập hạn nộp kết quả của xã."),
  /** Empty: as the province's report. */
  districtDueOn: day(),
  reportDueOn: requiredDay("Nhập hạn nộp báo cáo của tỉnh."),
  documents: rows(documentRow, 30),
};

type Days = {
  year: number;
  startsOn: string;
  endsOn: string;
  planDueOn: string;
  provincePlanDueOn: string | null;
  resultDueOn: string;
  districtDueOn: string | null;
  reportDueOn: string;
};

/** Each pair of days that must stand in order, said at the later one. */
function inOrder(season: Days, ctx: z.RefinementCtx): void {
  const say = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
  if (!season.startsOn.startsWith(`${season.year}-`)) {
    say("startsOn", `Ngày bắt đầu phải nằm trong năm ${season.year}.`);
  }
  if (season.endsOn < season.startsOn) say("endsOn", "Ngày kết thúc không được trước ngày bắt đầu.");
  if (season.resultDueOn < season.planDueOn)
    say("resultDueOn", "Hạn nộp kết quả không được trước hạn nộp kế hoạch.");
  if (season.reportDueOn < season.resultDueOn) {
    say("reportDueOn", "Hạn báo cáo của tỉnh không được trước hạn nộp kết quả của xã.");
  }
  const { provincePlanDueOn: plan, districtDueOn: district } = season;
  if (plan !== null && plan > season.reportDueOn)
    say("provincePlanDueOn", "Hạn kế hoạch của tỉnh không được sau hạn báo cáo của tỉnh.");
  if (district !== null && (district < season.resultDueOn || district > season.reportDueOn))
    say("districtDueOn", "Hạn huyện chuyển kết quả phải từ hạn của xã đến hạn báo cáo của tỉnh.");
}

/** A new season. */
export const createSeasonInput = z.object(content).superRefine(inOrder);
export type CreateSeasonInput = z.output<typeof createSeasonInput>;

/** What an existing season shall say. */
export const editSeasonInput = z.object({ ...editing, ...content }).superRefine(inOrder);
export type EditSeasonInput = z.output<typeof editSeasonInput>;

export const openSeasonInput = z.object({ id, version });
export type OpenSeasonInput = z.output<typeof openSeasonInput>;

export const lockSeasonInput = z.object({
  id,
  version,
  confirmed: choice(["yes"], "Đánh dấu xác nhận đã đọc số hồ sơ chưa xong trước khi khóa."),
});
export type LockSeasonInput = z.output<typeof lockSeasonInput>;

export const reopenSeasonInput = z.object({
  id,
  version,
  reason: requiredText(1000, "Ghi lý do mở lại để các đơn vị biết."),
  /** In words: which units, which content. */
  limit: text(500),
});
export type ReopenSeasonInput = z.output<typeof reopenSeasonInput>;
