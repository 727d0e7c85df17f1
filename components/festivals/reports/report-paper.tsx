import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import {
  clause,
  correctedSentence,
  issuingBody,
  numberLine,
  paragraphs,
  placeAndDay,
  signature,
} from "@/lib/festivals/reports/document";
import type { ReportPage } from "@/lib/festivals/reports/view";
import { stillMissing } from "@/lib/festivals/supplements/view";
import { ReportAppendix } from "./report-appendix";

/** The report as it leaves the house: head, body, signature and appendix of an official document (NĐ 30/2020, Phụ lục I). */
export function ReportPaper({ report, draft, asOf }: { report: ReportPage; draft: boolean; asOf: string }) {
  const { content, unit, season } = report;
  const end = signature(content.signer);
  return (
    <article className="official mx-auto w-full max-w-[210mm] border border-line px-[8mm] py-[12mm] sm:pl-[30mm] sm:pr-[18mm] print:max-w-none print:border-0 print:p-0">
      {draft && <p className="mb-3 text-center text-[11pt] italic">Dự thảo, chưa ký</p>}
      <div className="grid grid-cols-1 gap-x-4 gap-y-3 text-center sm:grid-cols-[auto_auto] sm:justify-between print:grid-cols-[auto_auto] print:justify-between">
        <div>
          <p className="text-[12pt] uppercase">Bộ Công an</p>
          <p className="issuer text-[12pt] font-bold">{issuingBody(unit)}</p>
          <p className="mt-2">{numberLine(content.number)}</p>
        </div>
        <div>
          <p className="state-title text-[12pt] sm:whitespace-nowrap print:whitespace-nowrap">
            Cộng hòa xã hội chủ nghĩa Việt Nam
          </p>
          <p className="motto">Độc lập - Tự do - Hạnh phúc</p>
          <p className="mt-2 italic">{placeAndDay(unit, content.issuedOn)}</p>
        </div>
      </div>
      <h2 className="mt-6 text-center uppercase">Báo cáo</h2>
      <p className="text-center font-bold">
        Kết quả tổ chức “Ngày hội toàn dân bảo vệ an ninh Tổ quốc” năm {season.year}
      </p>
      <p className="mt-4 text-center">
        Kính gửi: Bộ Công an (qua Cục Xây dựng phong trào bảo vệ an ninh Tổ quốc)
      </p>
      <Section title="I. Công tác lãnh đạo, chỉ đạo, tham mưu" text={content.leadership} />
      <Section title="II. Kết quả tổ chức" text={content.results}>
        <Summary report={report} />
        <Missing report={report} />
      </Section>
      <h3 className="mt-4">III. Đánh giá</h3>
      <Section title="1. Ưu điểm" text={content.strengths} />
      <Section title="2. Tồn tại, hạn chế, nguyên nhân" text={content.shortcomings} />
      <Section title="3. Bài học, cách làm hay" text={content.lessons} />
      <Section title="IV. Đề xuất, kiến nghị" text={content.proposals} />
      <div className="mt-8 grid grid-cols-1 gap-4 sm:grid-cols-2 print:grid-cols-2 [break-inside:avoid]">
        <div className="text-[11pt]">
          <p className="text-[12pt] font-bold italic">Nơi nhận:</p>
          <ul>
            <li>- Như trên;</li>
            <li>- UBND {unit.kind === "municipality" ? "thành phố" : "tỉnh"} (để báo cáo);</li>
            <li>- Lưu: VT, PV05.</li>
          </ul>
        </div>
        <div className="text-center font-bold">
          {end.authority.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {end.name === "" && <p className="font-normal italic">(hoặc KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC)</p>}
          {draft && <p className="font-normal italic">(Chữ ký, dấu)</p>}
          <p className="mt-20">{end.name === "" ? "………………………" : end.name}</p>
        </div>
      </div>
      {report.corrected && <p className="mt-6 text-[11pt] italic">{correctedSentence(report.corrected)}</p>}
      <ReportAppendix report={report} asOf={asOf} />
    </article>
  );
}

function Section({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  const lines = paragraphs(text);
  return (
    <section>
      <h3 className="mt-4">{title}</h3>
      {children}
      {lines.length === 0 ? (
        <Line>………</Line>
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a finished text do not change places.
        lines.map((line, index) => <Line key={index}>{line}</Line>)
      )}
    </section>
  );
}

function Line({ children }: { children: React.ReactNode }) {
  return <p className="mt-[6pt] indent-[1.27cm] text-justify">{children}</p>;
}

/** The communes that it goes without, each with its reason. */
function Missing({ report: { exceptions } }: { report: ReportPage }) {
  const missing = stillMissing(exceptions);
  if (missing.length === 0) return null;
  const told = missing.map(
    ({ unit, reason, expectedOn }) =>
      `${unitTitle(unit)}: ${clause(reason)}${expectedOn ? `, dự kiến bổ sung ${formatDay(expectedOn)}` : ""}`,
  );
  return (
    <Line>
      Còn thiếu {formatNumber(missing.length)} đơn vị cấp xã chưa có trong báo cáo này: {told.join("; ")}.
    </Line>
  );
}

/** The one sentence of figures that opens part II. */
function Summary({ report: { figures, coverage, unit } }: { report: ReportPage }) {
  const turnout =
    figures.turnout === null ? "" : `, với ${formatNumber(figures.turnout)} lượt người tham gia`;
  return (
    <Line>
      {unit.kind === "municipality" ? "Toàn thành phố" : "Toàn tỉnh"} đã tổ chức{" "}
      {formatNumber(figures.points)} điểm Ngày hội, trong đó {formatNumber(figures.communePoints)} điểm cấp
      xã, {formatNumber(figures.residentialPoints)} điểm khu dân cư, {formatNumber(figures.agencyPoints)} điểm
      cơ quan, doanh nghiệp, cơ sở giáo dục{turnout}; {formatNumber(coverage.reported)}/
      {formatNumber(coverage.expected)} đơn vị cấp xã đã báo cáo. Số liệu chi tiết tại Phụ lục.
    </Line>
  );
}
