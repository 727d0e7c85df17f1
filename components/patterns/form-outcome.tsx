import type { FormState } from "@/lib/core/refusal";
import { ConflictPanel } from "./conflict-panel";
import { ErrorSummary } from "./error-summary";
import { Notice } from "./notice";
import { RestoredPanel } from "./restored-panel";

/** What came back from the last sending, in the words of its kind. */
export function FormOutcome({ state }: { state: FormState }) {
  const answer = answerTo(state);
  const clash = state.status === "done" ? undefined : state.conflict;
  if (!answer && !clash) return null;
  return (
    <div data-outcome="" className="grid gap-5">
      {answer}
      {clash && <ConflictPanel clash={clash} typed={state.values} issues={state.issues} />}
    </div>
  );
}

function answerTo({ status, issues, message, title, errorId, restored }: FormState) {
  switch (status) {
    case "idle":
      if (restored) return <RestoredPanel restored={restored} />;
      // What came back from a lost session is told; a form that nobody sent yet says nothing.
      return message ? <Notice tone="info" title={message} live /> : null;
    case "invalid":
      return <ErrorSummary issues={issues} message={message} />;
    case "refused":
      return <ErrorSummary issues={issues} title={title ?? "Chưa thực hiện được"} message={message} />;
    case "conflict":
      return issues.length > 0 ? (
        <ErrorSummary issues={issues} title="Chưa lưu: còn mục phải chọn hoặc sửa" message={message} />
      ) : null;
    case "failed":
      return (
        <ErrorSummary
          issues={issues}
          title="Hệ thống gặp lỗi, nội dung chưa được lưu"
          message={message ?? "Những gì bạn nhập vẫn còn dưới đây. Đợi một lát rồi gửi lại."}
          errorId={errorId}
        />
      );
    case "signed-out":
      return (
        <section
          // biome-ignore lint/a11y/noAutofocus: it is the answer to what was just sent.
          autoFocus
          tabIndex={-1}
          aria-labelledby="signed-out-title"
          className="rounded-card border-[3px] border-amber bg-card px-4 py-3.5"
        >
          <h2 id="signed-out-title" className="font-bold">
            Phiên đăng nhập đã hết, nội dung chưa được lưu
          </h2>
          <p>
            {message ??
              "Những gì bạn nhập vẫn còn dưới đây. Đăng nhập lại ở thẻ mới, rồi về thẻ này gửi lại."}
          </p>
          <a href="/sign-in" target="_blank" rel="noreferrer" className="text-link font-semibold">
            Đăng nhập lại (mở thẻ mới)
          </a>
        </section>
      );
    case "done":
      return (
        <Notice tone="success" title={message ?? "Đã lưu"} live>
          {null}
        </Notice>
      );
    default: {
      const unknown: never = status;
      throw new Error(`Unknown form status ${String(unknown)}`);
    }
  }
}
