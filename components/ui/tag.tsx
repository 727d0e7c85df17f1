import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export const tagVariants = cva(
  "inline-flex items-center gap-1 whitespace-nowrap rounded-tag border border-transparent px-1.5 py-px align-middle text-hint font-semibold print:border-line-strong print:text-ink",
  {
    variants: {
      tone: {
        grey: "bg-draft-tint text-ink",
        green: "bg-accent-tint text-accent",
        solid: "bg-accent text-card",
        amber: "bg-amber-tint text-amber",
        red: "bg-red-tint text-red",
        "red-line": "border-red bg-card text-red",
        blue: "bg-blue-tint text-blue",
        "blue-line": "border-blue-line bg-card text-blue",
        outline: "border-line-strong bg-card text-ink",
      },
    },
    defaultVariants: { tone: "grey" },
  },
);

export type TagTone = NonNullable<VariantProps<typeof tagVariants>["tone"]>;

/** A short word on a tint. A state is said by StateBadge, which adds the shape. */
export function Tag({ tone, className, ...rest }: ComponentProps<"span"> & { tone?: TagTone }) {
  return <span className={cn(tagVariants({ tone }), className)} {...rest} />;
}
