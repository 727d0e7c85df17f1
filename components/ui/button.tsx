import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { Link } from "./link";

export const buttonVariants = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-control border text-center font-semibold leading-tight transition-colors duration-100 tap aria-disabled:cursor-default print:hidden [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary:
          "border-accent bg-accent text-card hover:border-accent-deep hover:bg-accent-deep aria-disabled:border-line-strong aria-disabled:bg-muted",
        secondary:
          "border-line bg-card text-ink hover:border-line-strong aria-disabled:border-line aria-disabled:text-muted",
        chosen: "border-accent bg-accent-tint text-accent hover:bg-accent-tint",
        quiet: "border-transparent bg-transparent text-accent hover:bg-accent-tint aria-disabled:text-muted",
        danger:
          "border-red-line bg-card text-red hover:border-red hover:bg-red-tint aria-disabled:text-muted",
        "danger-solid":
          "border-red bg-red text-card hover:border-red-deep hover:bg-red-deep aria-disabled:border-line-strong aria-disabled:bg-muted",
      },
      size: {
        small: "min-h-8 px-2.5 py-1 text-hint",
        normal: "min-h-9 px-3.5 py-1.5 text-base",
        large: "min-h-11 px-5 py-2.5 text-base",
        icon: "size-9 p-0",
      },
    },
    defaultVariants: { variant: "secondary", size: "normal" },
  },
);

export type ButtonLook = VariantProps<typeof buttonVariants>;

/** A button that does something on this page. The first word is a verb. */
export function Button({
  variant,
  size,
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & ButtonLook) {
  return <button type={type} className={cn(buttonVariants({ variant, size }), className)} {...rest} />;
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ variant, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link className={cn(buttonVariants({ variant, size }), className)} {...rest} />;
}
