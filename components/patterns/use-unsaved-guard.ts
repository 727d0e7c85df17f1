"use client";

import { type RefObject, useEffect, useRef } from "react";

const question = "Bạn có nội dung chưa lưu. Rời trang này sẽ mất nội dung đó. Vẫn rời trang?";

/** Asks before a page with unsaved text is left, by closing it or by a link; one marked `data-stays` fills the form and leaves nothing. */
export function useUnsavedGuard(
  form: RefObject<HTMLFormElement | null>,
  { enabled, unsaved, safe }: { enabled: boolean; unsaved: boolean; safe: RefObject<() => boolean> },
) {
  const dirty = useRef(unsaved);

  useEffect(() => {
    dirty.current = unsaved;
  }, [unsaved]);

  useEffect(() => {
    const box = form.current;
    if (!enabled || !box) return;
    const typed = () => {
      dirty.current = true;
    };
    // What is kept elsewhere is not lost.
    const lost = () => dirty.current && !safe.current();
    const sent = () => {
      dirty.current = false;
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (lost()) event.preventDefault();
    };
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!lost() || !(link instanceof HTMLAnchorElement) || link.target === "_blank") return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || link.hasAttribute("download")) return;
      if (link.hasAttribute("data-stays")) return;
      const here = link.pathname === location.pathname && link.search === location.search;
      if (here && link.hash) return;
      if (link.origin !== location.origin) return;
      if (window.confirm(question)) dirty.current = false;
      else {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    box.addEventListener("input", typed);
    box.addEventListener("submit", sent);
    window.addEventListener("beforeunload", leave);
    document.addEventListener("click", follow, true);
    return () => {
      box.removeEventListener("input", typed);
      box.removeEventListener("submit", sent);
      window.removeEventListener("beforeunload", leave);
      document.removeEventListener("click", follow, true);
    };
  }, [form, enabled, safe]);
}
