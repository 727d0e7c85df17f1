"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent as Typing, useEffect, useId, useRef, useState } from "react";
import { optionId, SuggestionList } from "./suggestion-list";
import { useSuggestions } from "./use-suggestions";

type SearchBoxProps = { action: string; placeholder?: string };

/** The search of the whole portal: a GET form that suggests while one types; Ctrl+K goes there from anywhere. */
export function SearchBox({ action, placeholder = "Tìm đơn vị, điểm Ngày hội, văn bản…" }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const list = useId();
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const groups = useSuggestions(open ? typed : "");
  const hrefs = groups.flatMap((group) => group.hits.map((hit) => hit.href));
  const shown = open && hrefs.length > 0;
  const at = shown && chosen < hrefs.length ? chosen : -1;

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

  const close = () => {
    setOpen(false);
    setChosen(-1);
  };
  const go = (href: string) => {
    close();
    input.current?.blur();
    router.push(href);
  };
  const onKeyDown = (event: Typing) => {
    const href = hrefs[at];
    if (event.key === "Escape" && shown) close();
    else if (event.key === "ArrowDown" && shown) setChosen(Math.min(at + 1, hrefs.length - 1));
    else if (event.key === "ArrowUp" && shown) setChosen(Math.max(at - 1, -1));
    else if (event.key === "Enter" && href !== undefined) go(href);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is not known to all browsers in use.
    <form
      role="search"
      aria-label="Toàn cổng"
      action={action}
      method="get"
      onSubmit={close}
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
        role="combobox"
        aria-label="Tìm trong toàn cổng"
        aria-keyshortcuts="Control+K"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={shown ? list : undefined}
        aria-activedescendant={at >= 0 ? optionId(list, at) : undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setChosen(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        className="control border-line pl-9 pr-16 text-ellipsis"
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute right-2.5 top-1/2 -translate-y-1/2 rounded-tag border border-line bg-card px-1.5 font-sans text-tag text-muted [@media(scripting:none)]:hidden"
      >
        Ctrl K
      </span>
      {shown && <SuggestionList id={list} groups={groups} chosen={at} onOpen={go} />}
    </form>
  );
}
