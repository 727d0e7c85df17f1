"use client";

import { useEffect, useState } from "react";

type RowKeysProps = {
  /** Id of the list; its rows are the links marked data-row-link. */
  list: string;
  /** What a row is, in the sentence that tells the keys. */
  noun: string;
};

const remembered = "row-keys";

/** Where letters are text, or where the browser or a menu has its own use for the keys. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const at = event.target instanceof Element ? event.target : null;
  return at?.closest("input, textarea, select, [contenteditable], [role=listbox], details[open]") != null;
}

/**
 * j and k go from row to row from anywhere on the page, arrows, Home and End within the list; Enter opens, as on any link. Who speaks
 * to the machine can turn the letters off. Without JavaScript there is Tab, and this line is not shown.
 */
export function RowKeys({ list, noun }: RowKeysProps) {
  const [letters, setLetters] = useState<boolean | null>(null);

  useEffect(() => {
    setLetters(localStorage.getItem(remembered) !== "off");
  }, []);

  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      if (isTaken(event)) return;
      const rows = [
        ...(document.getElementById(list)?.querySelectorAll<HTMLElement>("[data-row-link]") ?? []),
      ];
      const now = rows.findIndex((row) => row.closest("li, tr")?.contains(document.activeElement));
      const next = nextRow(event.key, now, rows.length, letters === true);
      if (next === null) return;
      event.preventDefault();
      rows[next]?.focus();
      rows[next]?.scrollIntoView({ block: "nearest" });
    };
    document.addEventListener("keydown", step);
    return () => document.removeEventListener("keydown", step);
  }, [list, letters]);

  if (letters === null) return null;
  const turn = () => {
    localStorage.setItem(remembered, letters ? "off" : "on");
    setLetters(!letters);
  };
  return (
    <p
      data-screen-only=""
      className="flex flex-wrap items-center gap-x-3 gap-y-1 text-hint text-muted phone:hidden"
    >
      <span>
        {letters && (
          <>
            <Key>j</Key> <Key>k</Key> hoặc{" "}
          </>
        )}
        <Key>↑</Key> <Key>↓</Key> chuyển {noun} · <Key>Enter</Key> mở · <Key>Ctrl K</Key> tìm
      </span>
      <button type="button" onClick={turn} className="text-link">
        {letters ? "Tắt phím j, k" : "Bật phím j, k"}
      </button>
    </p>
  );
}

/** The row that a key leads to; null where the key is not ours. */
function nextRow(key: string, now: number, rows: number, letters: boolean): number | null {
  if (rows === 0) return null;
  const inside = now >= 0;
  if ((letters && key === "j") || (inside && key === "ArrowDown")) return Math.min(now + 1, rows - 1);
  if ((letters && key === "k") || (inside && key === "ArrowUp")) return Math.max(now - 1, 0);
  if (inside && key === "Home") return 0;
  if (inside && key === "End") return rows - 1;
  return null;
}

function Key({ children }: { children: string }) {
  return (
    <kbd className="rounded-tag border border-line bg-card px-1.5 font-sans text-tag text-ink">
      {children}
    </kbd>
  );
}
