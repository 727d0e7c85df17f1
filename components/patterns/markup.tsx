import type { ReactNode } from "react";

/** Markup that was put together here: every value in it is escaped. */
export type Markup = { readonly html: string };

type Value = string | number | Markup | readonly Markup[] | false | null | undefined;

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
  "'": "&#39;",
};

function written(value: Value): string {
  if (value === false || value === null || value === undefined) return "";
  // Places in a drawing: a hundredth of a point is more than anybody sees.
  if (typeof value === "number") return String(Math.round(value * 100) / 100);
  if (typeof value === "string") return value.replace(/[&<>"']/g, (mark) => marks[mark] ?? "");
  return "html" in value ? value.html : value.map(({ html }) => html).join("");
}

/**
 * Markup as text, for long lists that nobody types into: a row of a table is one value instead of thirty elements that are
 * drawn twice and told to the browser a third time. What is put in is escaped; attributes are quoted by single marks, which
 * travel unchanged.
 */
export function markup(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return { html: parts.reduce((text, part, index) => text + written(values[index - 1]) + part) };
}

type DrawnProps = { as: "tbody" | "g" | "ul" | "tfoot"; of: Markup; className?: string };

/** A part of a page that is made of markup. */
export function Drawn({ as: Element, of, className }: DrawnProps): ReactNode {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: only markup`` makes it, and it escapes every value.
  return <Element className={className} dangerouslySetInnerHTML={{ __html: of.html }} />;
}
