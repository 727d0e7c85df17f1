"use client";

import { Pencil, UserRound } from "lucide-react";
import { useEffect, useState } from "react";
import type { Present } from "@/lib/core/presence";

type PresenceLineProps = {
  kind: string;
  id: string;
  mode: "viewing" | "editing";
  /** Who was there when the page was made; shown without JavaScript too. */
  others: Present[];
};

const everyMs = 15_000;

/** Who else has this record open, on top of its page: looked up while the page is in sight, and left with it. */
export function PresenceLine({ kind, id, mode, others: first }: PresenceLineProps) {
  const [others, setOthers] = useState(first);

  useEffect(() => {
    const body = (leave: boolean) => JSON.stringify({ kind, id, mode, leave });
    let timer: ReturnType<typeof setInterval> | undefined;
    const stop = () => {
      clearInterval(timer);
      timer = undefined;
    };
    const beat = async () => {
      try {
        const answer = await fetch("/api/presence", { method: "POST", body: body(false) });
        if (answer.ok) setOthers(((await answer.json()) as { others: Present[] }).others);
        // Signed out, or the record is no longer theirs: nothing more to say or to hear.
        else if (answer.status < 500) stop();
      } catch {
        // Without a network nobody is told; the next beat tries again.
      }
    };
    const start = () => {
      if (timer !== undefined || document.visibilityState !== "visible") return;
      void beat();
      timer = setInterval(beat, everyMs);
    };
    const leave = () => {
      stop();
      navigator.sendBeacon("/api/presence", body(true));
    };
    // Out of sight it is still open, for as long as somebody who went away is believed to be there.
    const turned = () => (document.visibilityState === "visible" ? start() : stop());
    start();
    document.addEventListener("visibilitychange", turned);
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", start);
    return () => {
      document.removeEventListener("visibilitychange", turned);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", start);
      leave();
    };
  }, [kind, id, mode]);

  return (
    <div aria-live="polite" data-screen-only="" className="empty:hidden">
      {others.length > 0 && (
        <ul className="grid gap-1 rounded-card border border-blue-line bg-blue-tint px-4 py-2.5">
          {others.map((one) => (
            <li key={`${one.name} ${one.unit}`} className="flex gap-2.5">
              {one.mode === "editing" ? (
                <Pencil size={16} aria-hidden="true" className="mt-1 shrink-0 text-blue" />
              ) : (
                <UserRound size={16} aria-hidden="true" className="mt-1 shrink-0 text-blue" />
              )}
              <span className="min-w-0">
                <strong className="font-semibold">{one.name}</strong> ({one.unit}){" "}
                {one.mode === "editing" ? "đang sửa" : "đang xem"}, từ{" "}
                <span className="figures">{one.since}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
