import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { policeOf, unitTitle } from "@/lib/core/words";
import {
  clause,
  issuingBody,
  numberLine,
  paragraphs,
  placeAndDay,
  signature,
} from "@/lib/festivals/reports/document";
import type { SupplementPage } from "@/lib/festivals/supplements/view";

const line = "mt-[6pt] indent-[1.27cm] text-justify";

/** The supplement as it leaves the house: head, the communes it brings, those still missing, signature. */
export function SupplementPaper({ supplement }: { supplement: SupplementPage }) {
  const { report, carries, leaves, number, issuedOn, signer, note, state } = supplement;
  const end = signature(signer);
  const draft = state === "draft" || state === "returned";
  return (
    <article className="official mx-auto w-full max-w-[210mm] border border-line px-[8mm] py-[12mm] sm:pl-[30mm] sm:pr-[18mm] print:max-w-none print:border-0 print:p-0">
      {draft && <p className="mb-3 text-center text-[11pt] italic">Dự thảo, chưa ký</p>}
      <div className="grid grid-cols-1 gap-x-4 gap-y-3 text-center sm:grid-cols-[auto_auto] sm:justify-between print:grid-cols-[auto_auto] print:justify-between">
        <div>
          <p className="text-[12pt] uppercase">Bộ Công an</p>
          <p className="issuer text-[12pt] font-bold">{issuingBody(report.unit)}</p>
          <p className="mt-2">{numberLine(number)}</p>
        </div>
        <div>
          <p className="state-title text-[12pt] sm:whitespace-nowrap print:whitespace-nowrap">
            Cộng hòa xã hội chủ nghĩa Việt Nam
          </p>
          <p className="motto">Độc lập - Tự do - Hạnh phúc</p>
          <p className="mt-2 italic">{placeAndDay(report.unit, issuedOn)}</p>
        </div>
      </div>
      <h2 className="mt-6 text-center uppercase">Báo cáo</h2>
      <p className="text-center font-bold">
        Bổ sung kết quả tổ chức “Ngày hội toàn dân bảo vệ an ninh Tổ quốc” năm {report.year}
      </p>
      <p className="mt-4 text-center">
        Kính gửi: Bộ Công an (qua Cục Xây dựng phong trào bảo vệ an ninh Tổ quốc)
      </p>
      <p className={line}>
        Tiếp theo Báo cáo số {report.number || "……"}
        {report.issuedOn && ` ngày ${formatDay(report.issuedOn)}`}, {policeOf(report.unit)} báo cáo bổ sung
        kết quả của{" "}
        {carries.length > 0
          ? `${formatNumber(carries.length)} đơn vị cấp xã chưa có trong báo cáo:`
          : "…… đơn vị cấp xã chưa có trong báo cáo (chưa có đơn vị nào được tiếp nhận đủ điểm)."}
      </p>
      <ul>
        {carries.map((row) => (
          <li key={row.id} className={line}>
            - {unitTitle(row.unit)}: {formatNumber(row.accepted)} điểm đã tiếp nhận;
          </li>
        ))}
      </ul>
      {leaves.length > 0 && (
        <p className={line}>
          Còn {formatNumber(leaves.length)} đơn vị sẽ tiếp tục bổ sung:{" "}
          {leaves.map((row) => `${unitTitle(row.unit)}: ${clause(row.reason)}`).join("; ")}.
        </p>
      )}
      {paragraphs(note).map((text) => (
        <p key={text} className={line}>
          {text}
        </p>
      ))}
      <div className="mt-8 grid grid-cols-1 gap-4 sm:grid-cols-2 print:grid-cols-2 [break-inside:avoid]">
        <div className="text-[11pt]">
          <p className="text-[12pt] font-bold italic">Nơi nhận:</p>
          <ul>
            <li>- Như trên;</li>
            <li>- Lưu: VT, PV05.</li>
          </ul>
        </div>
        <div className="text-center font-bold">
          {end.authority.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <p className="mt-20">{end.name}</p>
        </div>
      </div>
    </article>
  );
}
