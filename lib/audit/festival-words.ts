import { formatDay, isDay } from "@/lib/core/dates";
import { stateWords } from "@/lib/core/words";
import { extensionStateWords, extensionWhatWords } from "@/lib/festivals/extensions/words";
import { fieldWords } from "@/lib/festivals/points/content";
import { reportSections } from "@/lib/festivals/reports/view";
import * as codes from "@/lib/festivals/words";
import {
  type Column,
  count,
  day,
  instant,
  many,
  money,
  one,
  plain,
  type Row,
  refers,
  silent,
  type TableWords,
  text,
  yesNo,
} from "./columns";

const said = (row: Row, column: string) => String(row[column] ?? "");

/** Columns of everything that goes up the chain. */
const flow: TableWords["columns"] = {
  id: silent,
  search_key: silent,
  unit_id: refers("Đơn vị", "unit"),
  season_id: refers("Mùa", "season"),
  state: one("Trạng thái", stateWords),
  holder_unit_id: refers("Đang ở", "unit"),
  received: yesNo("Cấp trên đã chuyển tiếp"),
  version: silent,
  entered_by_id: silent,
  entered_by_name: text("Người nhập"),
  editor_ids: silent,
  created_by_unit_id: silent,
  open_fields: many("Mục được mở lại để bổ sung", fieldWords),
  sent_by_id: refers("Người gửi", "person"),
  sent_at: instant("Gửi lúc"),
  accepted_by_id: refers("Người tiếp nhận", "person"),
  accepted_at: instant("Tiếp nhận lúc"),
  created_at: silent,
  updated_at: silent,
};

/** Columns of every row of a point. */
const part = (title: TableWords["title"], label: string, columns: TableWords["columns"]): TableWords => ({
  label,
  title,
  partOf: { table: "festival", column: "festival_id" },
  columns: { id: silent, festival_id: silent, unit_id: silent, position: silent, ...columns },
});

const sections = Object.fromEntries(reportSections.map(({ path, label }) => [path, text(label)])) as Record<
  (typeof reportSections)[number]["path"],
  Column
>;

const festival: TableWords = {
  label: "Điểm Ngày hội",
  title: (row) => said(row, "name"),
  columns: {
    ...flow,
    name: text(fieldWords.name),
    host_level: one(fieldWords.hostLevel, codes.hostLevelWords),
    place: text(fieldWords.place),
    held_on: day(fieldWords.heldOn),
    starts_at: text(fieldWords.startsAt),
    ends_at: text(fieldWords.endsAt),
    area_class: one(fieldWords.areaClass, codes.areaClassWords),
    area_traits: many(fieldWords.areaTraits, codes.areaTraitWords),
    pilot_of: one(fieldWords.pilotOf, codes.pilotOfWords),
    ceremony: many(fieldWords.ceremony, codes.ceremonyWords),
    festivity: many(fieldWords.festivity, codes.festivityWords),
    expected_leaders: text(fieldWords.expectedLeaders),
    status: one(fieldWords.status, codes.festivalStatusWords),
    status_reason: text(fieldWords.statusReason),
    turnout: count(fieldWords.turnout),
    delegates: count(fieldWords.delegates),
    top_tier: one(fieldWords.topTier, codes.leaderTierWords),
    outreach: count(fieldWords.outreach),
    spent_state: money(fieldWords.spentState),
    spent_social: money(fieldWords.spentSocial),
    good_practice: text(fieldWords.goodPractice),
    shortcomings: text(fieldWords.shortcomings),
    proposals: text(fieldWords.proposals),
    cloned_from_id: refers("Lập từ điểm của mùa trước", "festival"),
  },
};

const plan: TableWords = {
  label: "Kế hoạch",
  title: (row, names) => [said(row, "number"), names.get(said(row, "unit_id"))].filter(Boolean).join(", "),
  columns: {
    ...flow,
    number: text("Số, ký hiệu"),
    issued_on: day("Ngày ký"),
    issuer: text("Cơ quan ban hành"),
    signer: text("Người ký"),
    commune_points: count("Điểm cấp xã"),
    residential_points: count("Điểm khu dân cư"),
    agency_points: count("Điểm cơ quan, doanh nghiệp, trường học"),
    budget_state: money("Ngân sách nhà nước"),
    budget_social: money("Xã hội hóa"),
    note: text("Ghi chú"),
  },
};

const report: TableWords = {
  label: "Báo cáo của tỉnh",
  title: plan.title,
  columns: {
    ...flow,
    number: text("Số, ký hiệu"),
    issued_on: day("Ngày ký"),
    signer: text("Người ký"),
    ...sections,
  },
};

/** Every table of Ngày hội in the words of its forms. */
export const festivalTables: Readonly<Record<string, TableWords>> = {
  festival,
  festival_plan: plan,
  festival_report: report,
  plan_pilot: {
    label: "Điểm chỉ đạo của kế hoạch",
    title: (row) => said(row, "place"),
    partOf: { table: "festival_plan", column: "plan_id" },
    columns: {
      id: silent,
      plan_id: silent,
      unit_id: silent,
      position: silent,
      place: text("Địa điểm"),
      level: one("Cấp tổ chức", codes.hostLevelWords),
      planned_on: day("Ngày dự kiến"),
    },
  },
  festival_guest: part((row) => said(row, "full_name"), "Đại biểu chính", {
    tier: one("Cấp", codes.leaderTierWords),
    full_name: text("Họ và tên"),
    job_title: text("Chức vụ"),
    organisation: text("Cơ quan"),
  }),
  festival_gift: part((row) => codes.giftRecipientWords[row.recipient as "other"] ?? "", "Quà tặng", {
    recipient: one("Đối tượng", codes.giftRecipientWords),
    count: count("Số suất"),
    value: money("Tổng giá trị"),
  }),
  festival_pledge: part((row) => said(row, "parties"), "Giao ước thi đua", {
    count: count("Số bản"),
    parties: text("Giữa ai với ai"),
  }),
  festival_model: part((row) => said(row, "name"), "Mô hình", {
    name: text("Tên mô hình"),
    kind: one("Loại", codes.modelKindWords),
    places: count("Số điểm"),
  }),
  festival_award: part(
    (row) => codes.awardFormWords[row.form as "medal"] ?? "",
    "Khen thưởng trao tại điểm",
    {
      authority: one("Cấp khen", codes.awardAuthorityWords),
      form: one("Hình thức", codes.awardFormWords),
      recipient: one("Đối tượng", codes.awardRecipientWords),
      count: count("Số lượng"),
    },
  ),
  season: {
    label: "Mùa Ngày hội",
    title: (row) => said(row, "year"),
    columns: {
      id: silent,
      year: plain("Năm"),
      theme: text("Chủ đề"),
      starts_on: day("Từ ngày"),
      ends_on: day("Đến ngày"),
      plan_due_on: day("Hạn nộp kế hoạch"),
      province_plan_due_on: day("Hạn kế hoạch của tỉnh"),
      result_due_on: day("Hạn nộp kết quả"),
      district_due_on: day("Hạn của công an huyện"),
      report_due_on: day("Hạn báo cáo của tỉnh"),
      state: one("Trạng thái", codes.seasonStateWords),
      reopen_reason: text("Lý do mở lại"),
      demo: silent,
      version: silent,
    },
  },
  season_document: {
    label: "Văn bản chỉ đạo của mùa",
    title: (row) => said(row, "number"),
    partOf: { table: "season", column: "season_id" },
    columns: {
      id: silent,
      season_id: silent,
      position: silent,
      number: text("Số, ký hiệu"),
      issued_on: day("Ngày ban hành"),
      title: text("Trích yếu"),
    },
  },
  holiday: {
    label: "Ngày nghỉ, ngày làm bù",
    title: (row) => (isDay(said(row, "day")) ? formatDay(said(row, "day")) : said(row, "name")),
    columns: {
      id: silent,
      day: day("Ngày"),
      name: text("Tên"),
      kind: one("Loại", { day_off: "Ngày nghỉ", make_up: "Ngày làm bù" }),
      confirmed: yesNo("Đã đối chiếu thông báo"),
    },
  },
  extension: {
    label: "Gia hạn",
    title: (row, names) => names.get(said(row, "unit_id")) ?? "",
    columns: {
      id: silent,
      unit_id: refers("Đơn vị", "unit"),
      season_id: refers("Mùa", "season"),
      what: one("Hạn", extensionWhatWords),
      state: one("Trạng thái", extensionStateWords),
      asked_until: day("Đề nghị đến ngày"),
      reason: text("Lý do"),
      asked_by_id: silent,
      asked_by_name: text("Người đề nghị"),
      granted_until: day("Được đến ngày"),
      decided_by_id: silent,
      decided_by_name: text("Người quyết định"),
      decided_by_unit: text("Đơn vị quyết định"),
      decided_at: instant("Quyết định lúc"),
      note: text("Ghi chú"),
      created_at: silent,
    },
  },
  return_remark: {
    label: "Yêu cầu bổ sung",
    title: (row) => fieldWords[said(row, "path") as keyof typeof fieldWords] ?? said(row, "path"),
    partOf: { table: "festival", column: "record_id", kindColumn: "record_kind" },
    columns: {
      id: silent,
      unit_id: silent,
      record_kind: silent,
      record_id: silent,
      decision_id: silent,
      path: one("Mục", fieldWords),
      remark: text("Yêu cầu"),
      created_at: silent,
    },
  },
};
