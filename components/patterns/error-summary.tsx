import type { Ref } from "react";
import type { Issue } from "@/lib/core/refusal";
import { fieldId } from "./field-id";

type ErrorSummaryProps = {
  issues: Issue[];
  /** Without it: "Có 2 chỗ cần sửa". */
  title?: string;
  message?: string;
  /** Asked for with the error, so that the help desk finds it in the log. */
  errorId?: string;
  /** Where a path is mended when its field stands on another page. */
  hrefs?: Record<string, string>;
  ref?: Ref<HTMLElement>;
};

/** Everything that is in the way, on top of the form; each line leads to its field. Takes the focus after a sending. */
export function ErrorSummary({ issues, title, message, errorId, hrefs, ref }: ErrorSummaryProps) {
  return (
    <section
      ref={ref}
      // Without JavaScript the answer is a new page, and the browser itself puts the focus here.
      // biome-ignore lint/a11y/noAutofocus: the summary is the first thing to read after a failed sending.
      autoFocus
      tabIndex={-1}
      aria-labelledby="error-summary-title"
      className="rounded-card border-[3px] border-red bg-card px-4 py-3.5 focus-visible:outline-offset-3"
    >
      <h2 id="error-summary-title" className="font-bold">
        {title ?? `Có ${issues.length} chỗ cần sửa`}
      </h2>
      {message && <p>{message}</p>}
      {issues.length > 0 && (
        <ul className="mt-0.5 grid gap-0.5">
          {issues.map((issue) => (
            <li key={`${issue.path} ${issue.code}`}>
              {issue.path === "" ? (
                issue.message
              ) : (
                <a
                  href={hrefs?.[issue.path] ?? `#${fieldId(issue.path)}`}
                  className="font-semibold text-red underline underline-offset-3 hover:text-red-deep hover:decoration-2"
                >
                  {issue.message}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {errorId && (
        <p className="mt-1 text-hint text-muted">
          Mã lỗi để báo quản trị viên: <span className="font-mono text-ink">{errorId}</span>
        </p>
      )}
    </section>
  );
}
