import { DescriptionList } from "@/components/patterns/description-list";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/core/dates";
import { type ReportContent, reportSections } from "@/lib/festivals/reports/view";

/** What a report says in words. */
export function ReportText({ content }: { content: ReportContent }) {
  return (
    <Card title="Nội dung báo cáo">
      <DescriptionList
        items={[
          { key: "number", label: "Số, ký hiệu", value: content.number },
          { key: "issuedOn", label: "Ngày ký", value: content.issuedOn && formatDay(content.issuedOn) },
          { key: "signer", label: "Người ký", value: content.signer },
          ...reportSections.map(({ path, label }) => ({ key: path, label, value: content[path] })),
        ]}
      />
    </Card>
  );
}
