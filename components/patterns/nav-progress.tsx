"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { Suspense, useEffect, useState } from "react";

/** A thin bar along the top while the next page is on its way. Pages are sent whole, so this is the only sign of waiting. */
export function NavProgress() {
  return (
    <Suspense fallback={null}>
      <Bar />
    </Suspense>
  );
}

function Bar() {
  const address = `${usePathname()}?${useSearchParams()}`;
  const [leaving, setLeaving] = useState<string | null>(null);

  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.hasAttribute("download"))
        return;
      const elsewhere = link.pathname !== location.pathname || link.search !== location.search;
      if (link.origin === location.origin && elsewhere && !link.pathname.startsWith("/api/"))
        setLeaving(address);
    };
    const send = (event: SubmitEvent) => {
      if (event.target instanceof HTMLFormElement && event.target.method === "get") setLeaving(address);
    };
    document.addEventListener("click", follow);
    document.addEventListener("submit", send);
    return () => {
      document.removeEventListener("click", follow);
      document.removeEventListener("submit", send);
    };
  }, [address]);

  if (leaving !== address) return null;
  return (
    <div
      aria-hidden="true"
      data-screen-only=""
      className="fixed inset-x-0 top-0 z-50 h-[3px] origin-left animate-arrive bg-accent"
    />
  );
}
