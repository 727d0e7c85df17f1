import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our own names of sizes, shadows and radii must be known here, or "text-hint" would be taken for a colour.
const merge = extendTailwindMerge({
  extend: {
    classGroups: {
      "font-size": [{ text: ["tag", "hint", "base", "lead", "title", "figure"] }],
      shadow: [{ shadow: ["menu"] }],
      rounded: [{ rounded: ["tag", "control", "card"] }],
    },
  },
});

/** Joins class names; of two that say the same thing the later one wins. */
export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}
