import { DescriptionList } from "@/components/patterns/description-list";
import { Timeline } from "@/components/patterns/timeline";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { codeText } from "@/lib/recognitions/decisions/code";
import type { RecognitionView } from "@/lib/recognitions/decisions/view";
import { standingWords } from "@/lib/recognitions/decisions/words";

/** The decision, the certificate and what happened to it afterwards. */
export function RecognitionFacts({ view }: { view: RecognitionView }) {
  const happened = [
    ...view.rechecks.map((one) => ({
      key: `recheck ${one.year}`,
      who: one.enteredByName,
      what: `Xét lại năm ${one.year}: ${one.kept ? "giữ chuẩn" : "rớt chuẩn"}`,
      when: formatDay(one.checkedOn),
      note: [one.paperNumber, one.cause].filter(Boolean).join(". "),
      tone: one.kept ? ("good" as const) : ("bad" as const),
    })),
    ...(view.succession
      ? [
          {
            key: "succession",
            who: view.succession.enteredByName,
            what: view.succession.carried
              ? `Chuyển tiếp sau sáp nhập: ${view.succession.successor}`
              : "Chấm dứt sau sáp nhập",
            when: formatDay(view.succession.decidedOn),
            note: [view.succession.paperNumber, view.succession.reason].filter(Boolean).join(". "),
          },
        ]
      : []),
    ...(view.state === "withdrawn" && view.endedOn
      ? [
          {
            key: "withdrawn",
            who: view.endedByName,
            what: "Thu hồi công nhận",
            when: formatDay(view.endedOn),
            note: [view.endNumber, view.endReason].filter(Boolean).join(". "),
            tone: "bad" as const,
          },
        ]
      : []),
  ];
  return (
    <>
      <Card title="Quyết định và giấy">
        <DescriptionList
          items={[
            { key: "title", label: "Danh hiệu", value: `${view.schemeTitle}, năm ${view.year}` },
            ...(view.class ? [{ key: "class", label: "Xếp loại", value: view.class }] : []),
            {
              key: "decision",
              label: "Quyết định",
              value: (
                <Link href={`/recognitions/decisions/${view.decisionId}`} className="text-link">
                  Số {view.number} ngày {formatDay(view.decidedOn)} của {view.issuer}
                </Link>
              ),
            },
            { key: "signer", label: "Người ký", value: `${view.signerName}, ${view.signerPost}` },
            {
              key: "application",
              label: "Hồ sơ",
              value: (
                <Link href={`/recognitions/applications/${view.applicationId}`} className="text-link">
                  Mở hồ sơ đề nghị công nhận
                </Link>
              ),
            },
            { key: "serial", label: "Số hiệu giấy", value: <span className="figures">{view.serial}</span> },
            {
              key: "code",
              label: "Mã kiểm tra",
              value: <span className="figures break-all">{codeText(view.code)}</span>,
            },
            {
              key: "until",
              label: "Hiệu lực đến",
              value: view.validTo ? formatDay(view.validTo) : "quyết định không nêu",
            },
            { key: "standing", label: "Hôm nay", value: standingWords[view.standing] },
          ]}
        />
      </Card>
      {happened.length > 0 && (
        <Card title="Sau khi công nhận">
          <Timeline entries={happened} />
        </Card>
      )}
    </>
  );
}
