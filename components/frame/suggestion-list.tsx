"use client";

import { cn } from "@/components/ui/cn";
import type { Suggestions } from "@/lib/search/schema";

type SuggestionListProps = {
  id: string;
  groups: Suggestions;
  /** Number of the option that Enter opens; -1 for none. */
  chosen: number;
  onOpen: (href: string) => void;
};

/** Id of the nth option, for the box that points at it. */
export const optionId = (list: string, nth: number) => `${list}-${nth}`;

/** What is suggested below the search box, by kind with its number. */
export function SuggestionList({ id, groups, chosen, onOpen }: SuggestionListProps) {
  let nth = -1;
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Gợi ý"
      className="absolute inset-x-0 top-full z-30 mt-1 max-h-[70vh] overflow-y-auto rounded-card border border-line bg-card py-1 shadow-menu"
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options is not a fieldset.
        <div key={group.label} role="group" aria-label={group.label}>
          <div
            aria-hidden="true"
            className="flex justify-between gap-3 px-3 pb-0.5 pt-1.5 text-tag text-muted"
          >
            <span className="font-semibold">{group.label}</span>
            <span className="figures">{group.count}</span>
          </div>
          {group.hits.map((hit) => {
            nth += 1;
            const mine = nth;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box, which keeps the focus.
              <div
                key={hit.href + hit.title}
                id={optionId(id, mine)}
                role="option"
                tabIndex={-1}
                aria-selected={mine === chosen}
                // The box keeps the focus until the click is through.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onOpen(hit.href)}
                className={cn(
                  "cursor-pointer px-3 py-1.5 hover:bg-paper",
                  mine === chosen && "bg-accent-tint",
                )}
              >
                <span className="block truncate font-medium">{hit.title}</span>
                <span className="block truncate text-hint text-muted">{hit.note}</span>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
