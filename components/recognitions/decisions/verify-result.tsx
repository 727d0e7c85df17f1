import { DescriptionList } from "@/components/patterns/description-list";
import { StateBadge } from "@/components/patterns/state-badge";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/core/dates";
import { unitTitle } from "@/lib/core/words";
import type { VerifyAnswer } from "@/lib/recognitions/decisions/view";

/** What anybody may know of a certificate: the unit, the scheme, the year, the decision, and whether it holds. */
export function VerifyResult({ answer }: { answer: VerifyAnswer }) {
  if (answer.kind === "limited") {
    return (
      <Card title="Đã hỏi quá nhiều lần">
        <p>Địa chỉ mạng này vừa kiểm tra nhiều lần liên tiếp. Vui lòng đợi một phút rồi thử lại.</p>
      </Card>
    );
  }
  if (answer.kind === "unknown") {
    return (
      <Card title="Không tìm thấy giấy công nhận với mã này">
        <p>
          Kiểm tra lại từng ký tự trên giấy, hoặc quét lại mã. Nếu vẫn không thấy, liên hệ cơ quan ghi trên
          giấy.
        </p>
      </Card>
    );
  }
  const { of } = answer;
  const unit = unitTitle({ kind: of.unitKind, name: of.unitName });
  return (
    <Card title="Kết quả kiểm tra">
      <p className="mb-3 text-lead">
        {of.status === "valid" && <StateBadge tone="accepted">Còn hiệu lực</StateBadge>}
        {of.status === "withdrawn" && (
          <StateBadge tone="failed">Đã bị thu hồi, không còn hiệu lực</StateBadge>
        )}
        {of.status === "ended" && <StateBadge tone="failed">Không còn hiệu lực</StateBadge>}
        {of.status === "pending" && (
          <StateBadge tone="waiting">Chờ quyết định sau sáp nhập đơn vị</StateBadge>
        )}
      </p>
      <DescriptionList
        narrow
        items={[
          { key: "unit", label: "Đơn vị", value: of.name ? `${of.name}, ${unit}` : unit },
          { key: "scheme", label: "Chương trình", value: of.scheme },
          { key: "year", label: "Năm", value: String(of.year) },
          {
            key: "decision",
            label: "Quyết định",
            value: `Số ${of.number} ngày ${formatDay(of.decidedOn)} của ${of.issuer}`,
          },
        ]}
      />
    </Card>
  );
}
