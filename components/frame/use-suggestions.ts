"use client";

import { useEffect, useState } from "react";
import type { Suggestions } from "@/lib/search/schema";

/** What the server suggests for a text; asked when the typing pauses, and only the last answer counts. */
export function useSuggestions(typed: string): Suggestions {
  const [groups, setGroups] = useState<Suggestions>([]);
  useEffect(() => {
    const q = typed.trim();
    if (q.length < 2) {
      setGroups([]);
      return;
    }
    const stop = new AbortController();
    const wait = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/search?q=${encodeURIComponent(q)}`, { signal: stop.signal });
        setGroups(answer.ok ? ((await answer.json()) as Suggestions) : []);
      } catch {
        // Typed on, or the line is down: the form itself still searches.
        if (!stop.signal.aborted) setGroups([]);
      }
    }, 180);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [typed]);
  return groups;
}
