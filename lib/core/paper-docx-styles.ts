import { AlignmentType, convertMillimetersToTwip, type IStylesOptions, LineRuleType } from "docx";
import { face, points } from "./paper-docx-parts";

const firstLine = convertMillimetersToTwip(12.7);
/** Spacing is counted in twentieths of a point, lines in 240ths of one. */
const space = (before: number, after = 0) => ({
  before: before * 20,
  after: after * 20,
  line: 240,
  lineRule: LineRuleType.AUTO,
});
/** Text that is read in lines: a little wider than single. */
const read = (before: number) => ({ ...space(before), line: 276 });
const text = (size: number, more: { bold?: boolean; italics?: boolean; allCaps?: boolean } = {}) => ({
  font: face,
  size: points(size),
  color: "000000",
  ...more,
});
const centred = { alignment: AlignmentType.CENTER, spacing: space(0) };
const style = (id: string, name: string, run: object, paragraph: object) => ({
  id,
  name,
  basedOn: "Normal",
  quickFormat: true,
  run,
  paragraph,
});

/** The styles of an official paper (NĐ 30/2020, Phụ lục I): a change in one place of Word changes the paper. */
export const paperStyles: IStylesOptions = {
  default: {
    document: {
      run: { ...text(14), language: { value: "vi-VN", eastAsia: "vi-VN" } },
    },
    title: { run: text(14, { bold: true }), paragraph: { ...centred, spacing: space(14) } },
    heading1: {
      run: text(14, { bold: true }),
      paragraph: { spacing: space(10, 2), keepNext: true, indent: { firstLine } },
    },
    heading2: {
      run: text(14, { bold: true, italics: false }),
      paragraph: { spacing: space(6, 2), keepNext: true, indent: { firstLine } },
    },
  },
  paragraphStyles: [
    style("Subtitle", "Subtitle", text(14, { bold: true }), centred),
    style("Mark", "Dấu dự thảo", text(12, { italics: true }), { ...centred, spacing: space(0, 6) }),
    style("StateTitle", "Quốc hiệu", text(12, { bold: true }), centred),
    style("Motto", "Tiêu ngữ", text(13, { bold: true }), centred),
    style("HeadParent", "Cơ quan chủ quản", text(12), centred),
    style("HeadIssuer", "Cơ quan ban hành", text(12, { bold: true }), centred),
    style("HeadNumber", "Số, ký hiệu", text(13), { ...centred, spacing: space(4) }),
    style("PlaceAndDay", "Địa danh, ngày tháng", text(13, { italics: true }), {
      ...centred,
      spacing: space(4),
    }),
    style("To", "Kính gửi", text(14), { ...centred, spacing: space(12, 6) }),
    style("BodyText", "Body Text", text(14), {
      alignment: AlignmentType.JUSTIFIED,
      spacing: read(6),
      indent: { firstLine },
    }),
    style("CentredHeading", "Thẩm quyền ban hành", text(14, { bold: true }), {
      ...centred,
      spacing: space(12, 2),
      keepNext: true,
    }),
    style("Basis", "Căn cứ", text(14, { italics: true }), {
      alignment: AlignmentType.JUSTIFIED,
      spacing: read(6),
      indent: { firstLine },
    }),
    style("Blank", "Chỗ điền", text(14), {
      alignment: AlignmentType.LEFT,
      spacing: read(6),
      indent: { firstLine },
    }),
    style("GatheredTitle", "Ý kiến tổng hợp – tiêu đề", text(13, { italics: true, bold: true }), {
      spacing: space(6),
      keepNext: true,
      indent: { firstLine },
    }),
    style("Gathered", "Ý kiến tổng hợp", text(13), {
      alignment: AlignmentType.JUSTIFIED,
      spacing: read(3),
      indent: { firstLine },
    }),
    style("RecipientsTitle", "Nơi nhận – tiêu đề", text(12, { bold: true, italics: true }), {
      spacing: space(14),
    }),
    style("Recipients", "Nơi nhận", text(11), { spacing: space(0) }),
    style("AuthorityFirst", "Quyền hạn người ký", text(14, { bold: true }), {
      ...centred,
      spacing: space(14),
      keepNext: true,
    }),
    style("Authority", "Chức vụ người ký", text(14, { bold: true }), {
      ...centred,
      spacing: space(0),
      keepNext: true,
    }),
    style("SignatureNote", "Ghi chú chữ ký", text(13, { italics: true }), { ...centred, keepNext: true }),
    style("Signer", "Họ tên người ký", text(14, { bold: true }), { ...centred, spacing: space(70) }),
    style("Remark", "Ghi chú cuối", text(12, { italics: true }), { spacing: space(12) }),
    style("AppendixTitle", "Tiêu đề phụ lục", text(14, { bold: true }), {
      ...centred,
      outlineLevel: 0,
      keepNext: true,
      indent: { firstLine: 0 },
    }),
    style("AppendixNote", "Ghi chú phụ lục", text(13, { italics: true }), centred),
    style("PageNumber", "Số trang", text(14), centred),
    style("TableHead", "Đầu bảng", text(12, { bold: true }), { ...centred, spacing: space(2, 2) }),
    style("TableText", "Ô bảng", text(12), { spacing: space(2, 2) }),
  ],
};
