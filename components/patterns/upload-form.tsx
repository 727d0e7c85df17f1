"use client";

import { type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { type Issue, idleForm } from "@/lib/core/refusal";
import { ActingUnit } from "./acting-unit";
import { FormContext } from "./form-context";
import { FormOutcome } from "./form-outcome";

type UploadFormProps = {
  /** The route that takes the file in. */
  action: string;
  label: string;
  /** What was wrong with the file sent before; the page reads it from its address. */
  issue?: Issue;
  children: ReactNode;
};

/** A form that sends a file to a route of its own, as a browser does without any script; the answer is a page. */
export function UploadForm({ action, label, issue, children }: UploadFormProps) {
  const actingUnit = useContext(ActingUnit);
  const form = useRef<HTMLFormElement>(null);
  const [sending, setSending] = useState(false);
  const state = issue ? { ...idleForm, status: "refused" as const, issues: [issue] } : idleForm;

  useEffect(() => {
    if (issue) form.current?.querySelector<HTMLElement>("[data-outcome] [tabindex='-1']")?.focus();
  }, [issue]);
  // Back from the answer: the browser shows this page again as it was left.
  useEffect(() => {
    const shown = () => setSending(false);
    window.addEventListener("pageshow", shown);
    return () => window.removeEventListener("pageshow", shown);
  }, []);

  return (
    <form
      ref={form}
      method="post"
      action={action}
      encType="multipart/form-data"
      noValidate
      aria-label={label}
      aria-busy={sending}
      onSubmit={(event) => {
        if (sending) return event.preventDefault();
        setSending(true);
      }}
      className="grid min-w-0 gap-4"
    >
      {actingUnit && <input type="hidden" name="actingUnit" value={actingUnit} readOnly />}
      {issue && <FormOutcome state={state} />}
      <FormContext value={state}>{children}</FormContext>
      <p role="status" className="text-hint text-muted empty:hidden">
        {sending ? "Đang gửi tệp, chờ trong giây lát…" : ""}
      </p>
    </form>
  );
}
