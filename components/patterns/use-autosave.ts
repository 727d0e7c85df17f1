"use client";

import { type RefObject, useContext, useEffect, useRef, useState } from "react";
import { echo } from "@/lib/core/form";
import type { KeepAnswer, Keeping } from "@/lib/core/kept";
import { ActingUnit } from "./acting-unit";
import { type Begun, Keeper, type Message, type Told } from "./keeper";

/** A message that must outlive its page may not be longer than this; browsers refuse it. */
const maxLast = 60_000;

type Options = { keeping: Keeping | undefined; writer: string; nonce: number; begun: Begun };

/**
 * Keeps what is typed into a form. Gives what to tell about it, and whether nothing typed would be lost by leaving.
 * `begun` is what the form shows since its last answer.
 */
export function useAutosave(
  form: RefObject<HTMLFormElement | null>,
  { keeping, writer, nonce, begun }: Options,
): { told: Told; safe: RefObject<() => boolean> } {
  const standing = useContext(ActingUnit) ?? "";
  const [told, setTold] = useState<Told>({ kind: "nothing" });
  const keeper = useRef<Keeper | null>(null);
  const safe = useRef((): boolean => false);
  const first = useRef(begun);
  first.current = begun;
  const { key, person, from } = keeping ?? {};

  useEffect(() => {
    const box = form.current;
    if (!box || !key || !person) return;
    const tabs = new BroadcastChannel("portal-drafts");
    // A form that is open twice stays so, whichever of the two wrote last.
    const tell = (next: Told) =>
      setTold((was) =>
        next.kind === "kept" && was.kind === "kept" ? { ...next, tab: next.tab ?? was.tab } : next,
      );
    const send = (message: Message, last: boolean) =>
      post({ key, person, standing, writer, from, ...message }, last, (at) =>
        tabs.postMessage({ key, writer, at }),
      );
    // Whoever was faster than the page's script has typed already: what stands there is not what was drawn.
    const now = first.current === "stored" && isTypedIn(box) ? "typed" : first.current;
    const mine = new Keeper(() => typedIn(box), send, tell, now);
    keeper.current = mine;
    safe.current = () => mine.safe;
    tabs.onmessage = ({ data }: MessageEvent<{ key: string; writer: string; at: string }>) => {
      if (data.key === key && data.writer !== writer) tell({ kind: "kept", at: data.at, tab: data.at });
    };
    const typed = () => mine.touched();
    const left = () => mine.flush();
    const again = () => mine.flush();
    const hidden = () => (document.visibilityState === "hidden" ? mine.flush(true) : mine.flush());
    const gone = () => mine.flush(true);
    const sent = (event: SubmitEvent) => {
      // Adding a row sends the form too, but ends nothing.
      const intent = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "";
      if (!/^(add|remove):/.test(intent)) mine.stop();
    };
    box.addEventListener("input", typed);
    box.addEventListener("change", typed);
    box.addEventListener("focusout", left);
    box.addEventListener("submit", sent);
    document.addEventListener("visibilitychange", hidden);
    window.addEventListener("pagehide", gone);
    window.addEventListener("online", again);
    return () => {
      box.removeEventListener("input", typed);
      box.removeEventListener("change", typed);
      box.removeEventListener("focusout", left);
      box.removeEventListener("submit", sent);
      document.removeEventListener("visibilitychange", hidden);
      window.removeEventListener("pagehide", gone);
      window.removeEventListener("online", again);
      mine.flush(true);
      mine.stop();
      keeper.current = null;
      safe.current = () => false;
      tabs.close();
    };
  }, [form, key, person, from, standing, writer]);

  const shown = useRef(nonce);
  useEffect(() => {
    if (nonce === shown.current) return;
    shown.current = nonce;
    // An answer drew the fields anew: as they are stored, or with what was typed and a row more or less.
    if (begun === "stored") keeper.current?.reset();
    else keeper.current?.touched();
  }, [nonce, begun]);

  return { told, safe };
}

/** Whether some text differs from how the page was drawn. */
function isTypedIn(form: HTMLFormElement): boolean {
  return [...form.elements].some(
    (field) =>
      (field instanceof HTMLTextAreaElement ||
        (field instanceof HTMLInputElement && field.type === "text")) &&
      field.value !== field.defaultValue,
  );
}

/** What the form says, without what must never be kept. */
function typedIn(form: HTMLFormElement) {
  const data = new FormData(form);
  for (const field of form.querySelectorAll<HTMLInputElement>("input[type='password']"))
    data.delete(field.name);
  return echo(data);
}

async function post(
  body: object,
  last: boolean,
  kept: (at: string) => void,
): Promise<KeepAnswer | "signed-out" | "failed"> {
  const text = JSON.stringify(body);
  try {
    const answer = await fetch("/api/drafts", {
      method: "POST",
      body: text,
      keepalive: last && text.length < maxLast,
      signal: last ? undefined : AbortSignal.timeout(10_000),
    });
    if (answer.status === 401) return "signed-out";
    if (answer.status === 413) return { kind: "too-large" };
    if (!answer.ok) return "failed";
    const result = (await answer.json()) as KeepAnswer;
    if (result.kind === "kept") kept(result.at);
    return result;
  } catch {
    return "failed";
  }
}
