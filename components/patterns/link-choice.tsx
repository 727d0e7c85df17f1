import { ButtonLink } from "@/components/ui/button";

export type LinkOption = { key: string; label: string; href: string; current: boolean };

/** One of a few ways to see a page, as links: what one sees can be sent to somebody else. */
export function LinkChoice({ label, options }: { label: string; options: LinkOption[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1.5">
      {options.map(({ key, label: text, href, current }) => (
        <ButtonLink
          key={key}
          href={href}
          variant={current ? "chosen" : "secondary"}
          aria-current={current ? "true" : undefined}
        >
          {text}
        </ButtonLink>
      ))}
    </nav>
  );
}
