"use client";

import { Fragment, type ReactNode, useActionState, useContext, useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import type { Keeping } from "@/lib/core/kept";
import { type FormAction, type FormState, idleForm } from "@/lib/core/refusal";
import { ActingUnit } from "./acting-unit";
import { AutosaveContext, AutosaveWarning } from "./autosave-note";
import { FormContext } from "./form-context";
import { FormOutcome } from "./form-outcome";
import { firstField } from "./restored-panel";
import { useAutosave } from "./use-autosave";
import { useUnsavedGuard } from "./use-unsaved-guard";

type ActionFormProps = {
  action: FormAction;
  /** Made new for every showing of the form: a double click or a re-sent form is one record. */
  requestId: string;
  initial?: FormState;
  /** What Enter does in a one-line field; without it the same as a button without intent. */
  enterIntent?: string;
  /** Off for searches and one-button forms. */
  warnUnsaved?: boolean;
  /** Keeps what is typed while it is typed; from beginForm(). */
  keeping?: Keeping;
  /** Off where the page itself shows what came back. */
  outcome?: boolean;
  id?: string;
  className?: string;
  label?: string;
  children: ReactNode;
};

/** A form that sends to a server action, keeps what was typed, and says on top what is in the way. */
export function ActionForm({
  action,
  requestId,
  initial = idleForm,
  enterIntent,
  children,
  ...rest
}: ActionFormProps) {
  const { warnUnsaved = true, outcome = true, keeping, id, className, label } = rest;
  const [state, send, pending] = useActionState(action, initial);
  const form = useRef<HTMLFormElement>(null);
  const actingUnit = useContext(ActingUnit);
  const pressed = useRef("");
  const shown = useRef(state.nonce);

  const typed = Object.keys(state.values).length > 0;
  const writer = state.requestId ?? requestId;
  const begun = !typed ? "stored" : state.restored ? "kept" : "typed";
  const { told, safe } = useAutosave(form, { keeping, writer, nonce: state.nonce, begun });
  useUnsavedGuard(form, { enabled: warnUnsaved, unsaved: typed && state.status !== "done", safe });

  useEffect(() => {
    if (state.nonce === shown.current) return;
    shown.current = state.nonce;
    placeFocus(form.current, pressed.current);
  }, [state.nonce]);

  return (
    <form
      ref={form}
      id={id}
      action={send}
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        if (pending) return event.preventDefault();
        const button = (event.nativeEvent as SubmitEvent).submitter;
        pressed.current = button instanceof HTMLButtonElement ? button.value : "";
      }}
      className={cn("grid min-w-0 gap-5", className)}
    >
      <input type="hidden" name="requestId" value={writer} readOnly />
      {keeping && <input type="hidden" name="keeping" value={`${keeping.key} ${keeping.from}`} readOnly />}
      {actingUnit && <input type="hidden" name="actingUnit" value={actingUnit} readOnly />}
      {/* Enter presses the first button of a form, and that must not be the one that drops a row. */}
      <button
        type="submit"
        name={enterIntent === undefined ? undefined : "intent"}
        value={enterIntent}
        tabIndex={-1}
        aria-hidden="true"
        className="sr-only"
      />
      {outcome && <FormOutcome key={state.nonce} state={state} />}
      <FormContext value={state}>
        {/* React empties a form after its action; a new key mounts the fields again with what was typed. */}
        <AutosaveContext value={keeping ? told : null}>
          {state.restored && <span id={firstField} tabIndex={-1} className="sr-only" />}
          <Fragment key={state.nonce}>{children}</Fragment>
        </AutosaveContext>
      </FormContext>
      {keeping && <AutosaveWarning told={told} />}
    </form>
  );
}

/** After an answer: to what is in the way, or to the row that was added or is gone. */
function placeFocus(form: HTMLFormElement | null, pressed: string) {
  const outcome = form?.querySelector<HTMLElement>("[data-outcome] [tabindex='-1']");
  const [act, group] = pressed.split(":");
  const rows = group ? form?.querySelector<HTMLElement>(`[data-rows="${CSS.escape(group)}"]`) : null;
  const target =
    act === "add"
      ? [...(rows?.querySelectorAll<HTMLElement>("[data-row]") ?? [])]
          .at(-1)
          ?.querySelector<HTMLElement>(":is(input:not([type='hidden']), select, textarea)")
      : act === "remove"
        ? rows?.querySelector<HTMLElement>("[data-add-row]")
        : undefined;
  (target ?? outcome)?.focus();
}
