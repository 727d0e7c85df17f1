import { CircleCheck, CircleX, Clock, LoaderCircle, PauseCircle } from "lucide-react";
import { ProgressBar } from "@/components/patterns/progress-bar";
import { Button } from "@/components/ui/button";
import { sizeText } from "@/lib/evidence/words";
import type { Declaration, Progress } from "./send-in-pieces";

/** A file that was chosen, and how far it is. */
export type Sending = { key: string; file: File; about: Declaration; progress: Progress };

const shapes = {
  queued: Clock,
  sending: LoaderCircle,
  waiting: PauseCircle,
  checking: LoaderCircle,
  kept: CircleCheck,
  refused: CircleX,
  stopped: PauseCircle,
} as const;

const tones: Partial<Record<Progress["step"], string>> = {
  kept: "text-accent",
  refused: "text-red",
  stopped: "text-amber",
  waiting: "text-amber",
};

/** The files of the last sendings, each with its bar and in words. */
export function SendingList({ files, resume }: { files: Sending[]; resume?: (one: Sending) => void }) {
  if (files.length === 0) return null;
  return (
    <ul className="grid gap-3" aria-label="Tệp đang tải lên">
      {files.map((one) => {
        const { key, file, progress } = one;
        const Shape = shapes[progress.step];
        return (
          <li key={key} className="grid gap-1.5 rounded-card border border-line px-3 py-2.5">
            {"share" in progress ? (
              <ProgressBar
                label={file.name}
                done={Math.round((progress.share * file.size) / 1_000)}
                of={Math.max(1, Math.round(file.size / 1_000))}
                noun="kB"
              />
            ) : (
              <p className="font-medium wrap-anywhere">
                {file.name} <span className="text-hint font-normal text-muted">{sizeText(file.size)}</span>
              </p>
            )}
            <p role="status" className={`flex items-start gap-1.5 ${tones[progress.step] ?? "text-muted"}`}>
              <Shape size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
              {sentenceOf(progress)}
            </p>
            {progress.step === "stopped" && resume && (
              <div>
                <Button type="button" size="small" onClick={() => resume(one)}>
                  Tải tiếp<span className="sr-only"> {file.name}</span>
                </Button>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function sentenceOf(progress: Progress): string {
  switch (progress.step) {
    case "queued":
      return "Chờ tới lượt.";
    case "sending":
      return "Đang gửi.";
    case "waiting":
      return `Mất kết nối, thử lại sau ${progress.seconds} giây. Phần đã gửi không phải gửi lại.`;
    case "checking":
      return "Đã gửi đủ, đang kiểm tra tệp.";
    case "kept":
      return "Đã nhận.";
    case "refused":
    case "stopped":
      return progress.message;
  }
}
