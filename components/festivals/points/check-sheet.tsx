import { ChangeList } from "@/components/patterns/change-list";
import { Notice } from "@/components/patterns/notice";
import type { FormAction, Issue } from "@/lib/core/refusal";
import { changesToShow } from "@/lib/core/review";
import type { StepName } from "@/lib/core/workflow";
import { warnings } from "@/lib/festivals/points/checks";
import { pointSections } from "@/lib/festivals/points/display";
import type { CheckContext } from "@/lib/festivals/points/impossible";
import type { Move } from "@/lib/festivals/points/moves";
import type { FestivalRecord } from "@/lib/festivals/points/record";
import { ComparisonCard } from "./comparison-card";
import { ContentSummary } from "./content-summary";
import { FlowPanel } from "./flow-panel";
import { isIssueClosed, mendHref, stepHref } from "./mend-href";

type CheckSheetProps = {
  record: FestivalRecord;
  issues: Issue[];
  context: CheckContext;
  moves: Move[];
  forOther: boolean;
  actions: Partial<Record<StepName, FormAction>>;
  requestIds: string[];
};

/** "Kiểm tra trước khi gửi": what is missing, what deserves a second look, everything entered, and the way on. */
export function CheckSheet({ record, issues, context, moves, ...flow }: CheckSheetProps) {
  const hrefOf = (issue: Issue) => mendHref(record, issue);
  const doubtful = warnings(record.content, context);
  const changes = changesToShow(record.row.state, record.review, pointSections, record.content);
  const sending = moves.filter(({ name }) => name === "submit" || name === "send");
  return (
    <>
      <h2 className="text-lead font-semibold">Kiểm tra trước khi gửi</h2>
      {issues.length > 0 && (
        <Notice tone="error" title={`Còn ${issues.length} mục phải hoàn thành trước khi gửi`}>
          <ul className="mt-1 grid gap-1">
            {issues.map((issue) => (
              <li key={`${issue.path} ${issue.code}`}>
                <Mend href={hrefOf(issue)}>{issue.message}</Mend>
                {isIssueClosed(record, issue) && " Mục này chưa được mở để sửa; đề nghị cấp trên mở thêm."}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {doubtful.length > 0 && (
        <Notice tone="warning" title="Nên xem lại, không bắt buộc sửa">
          <ul className="mt-1 grid gap-1">
            {doubtful.map((issue) => (
              <li key={`${issue.path} ${issue.code}`}>
                {issue.message} {hrefOf(issue) && <Mend href={hrefOf(issue)}>Xem lại</Mend>}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {issues.length === 0 && doubtful.length === 0 && (
        <Notice tone="success" title="Đã đủ nội dung để gửi">
          Đọc lại lần cuối các mục dưới đây.
        </Notice>
      )}
      {changes && record.review.baseline && (
        <ChangeList baseline={record.review.baseline} changes={changes} />
      )}
      <ComparisonCard record={record} />
      <ContentSummary
        content={record.content}
        origin={record.origin}
        hrefFor={(step) => stepHref(record, step)}
      />
      <FlowPanel id={record.id} version={record.row.version} moves={sending} hrefOf={hrefOf} {...flow} />
    </>
  );
}

/** Words that lead to a field; the words alone where it may not be changed. */
function Mend({ href, children }: { href: string | undefined; children: string }) {
  return href === undefined ? (
    children
  ) : (
    <a href={href} className="text-link">
      {children}
    </a>
  );
}
