"use client";

import { Search } from "lucide-react";
import { useEffect, useRef } from "react";

type SearchBoxProps = { action: string; placeholder?: string };

/** The search of the whole portal: a GET form; Ctrl+K goes there from anywhere. */
export function SearchBox({ action, placeholder = "Tìm đơn vị, điểm Ngày hội, văn bản…" }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", jump);
    return () => document.removeEventListener("keydown", jump);
  }, []);

  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is not known to all browsers in use.
    <form
      role="search"
      aria-label="Toàn cổng"
      action={action}
      method="get"
      className="relative w-full max-w-[27rem]"
    >
      <Search
        size={16}
        aria-hidden="true"
        className="pointer-events-none absolute left-3 top-1/2 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        type="search"
        name="q"
        aria-label="Tìm trong toàn cổng"
        aria-keyshortcuts="Control+K"
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        className="control border-line pl-9 pr-16 text-ellipsis"
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute right-2.5 top-1/2 -translate-y-1/2 rounded-tag border border-line bg-card px-1.5 font-sans text-tag text-muted [@media(scripting:none)]:hidden"
      >
        Ctrl K
      </span>
    </form>
  );
}
