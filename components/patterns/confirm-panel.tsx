"use client";

import type { ReactNode } from "react";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useFormState } from "./form-context";
import { SubmitButton } from "./submit-button";
import { TextareaField } from "./textarea-field";

type ConfirmPanelProps = {
  /** On the button that opens it: "Trả lại". */
  trigger: ReactNode;
  title: string;
  /** What will happen, to how many records. */
  consequence: ReactNode;
  /** "Có thể thu hồi cho đến khi…" or "Không thể hoàn tác." */
  undo?: string;
  /** Asked for where the law or the unit below wants one. */
  reason?: { name: string; label: string; hint?: string; required?: boolean };
  submitLabel: string;
  working?: string;
  intent?: string;
  tone?: "danger" | "plain";
  /** More fields of the act. */
  children?: ReactNode;
};

/** A grave act: what it does is read before its button is seen. Stands inside an ActionForm; works without JavaScript. */
export function ConfirmPanel({
  trigger,
  title,
  consequence,
  undo,
  reason,
  submitLabel,
  ...rest
}: ConfirmPanelProps) {
  const { working, intent, tone = "danger", children } = rest;
  const { status, values } = useFormState();
  // Also with what was typed before a session was gone.
  const begun = status === "idle" ? Object.keys(values).length > 0 : status !== "done";
  return (
    <details open={begun} className="group min-w-0">
      <summary
        className={cn(buttonVariants({ variant: tone === "danger" ? "danger" : "secondary" }), "inline-flex")}
      >
        {trigger}
      </summary>
      <div
        className={cn(
          "mt-2.5 grid max-w-read gap-4 rounded-card border bg-card p-4",
          tone === "danger" ? "border-red-line" : "border-line",
        )}
      >
        <div>
          <h3 className="font-semibold">{title}</h3>
          <div>{consequence}</div>
          {undo && <p className="text-hint text-muted">{undo}</p>}
        </div>
        {children}
        {reason && <TextareaField rows={3} {...reason} />}
        <div>
          <SubmitButton
            intent={intent}
            working={working}
            variant={tone === "danger" ? "danger-solid" : "primary"}
          >
            {submitLabel}
          </SubmitButton>
        </div>
      </div>
    </details>
  );
}
