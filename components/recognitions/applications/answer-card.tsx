import { DescriptionList } from "@/components/patterns/description-list";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatInstant } from "@/lib/core/dates";
import { answerWords, proofsOf } from "@/lib/recognitions/applications/answers";
import type { StoredAnswer } from "@/lib/recognitions/applications/record";
import type { LeafCriterion } from "@/lib/recognitions/criteria/document";
import { RecordLink } from "./record-link";

/** What is said at a criterion, for reading. */
export function AnswerCard({ leaf, answer }: { leaf: LeafCriterion; answer: StoredAnswer | undefined }) {
  if (!answer) return <Card title="Kết quả tự chấm">Chưa chấm.</Card>;
  return (
    <Card title="Kết quả tự chấm" note={`${answer.enteredByName}, ${formatInstant(answer.updatedAt)}`}>
      <DescriptionList
        items={[
          { key: "answer", label: "Tự chấm", value: answerWords(leaf, answer.answer) || "chưa chấm" },
          {
            key: "why",
            label: "Giải trình",
            value: <span className="whitespace-pre-line">{answer.explanation || "–"}</span>,
          },
          {
            key: "links",
            label: "Minh chứng",
            value:
              proofsOf(answer).length === 0 ? (
                "–"
              ) : (
                <ul>
                  {answer.records.map((record) => (
                    <li key={record.id}>
                      <RecordLink record={record} />
                    </li>
                  ))}
                  {answer.links.map(({ title, address }) => (
                    <li key={`${title} ${address}`}>
                      <Link href={address} className="text-link">
                        {title}
                      </Link>
                    </li>
                  ))}
                  {answer.files.map((file) => (
                    <li key={file}>{file}</li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Card>
  );
}
