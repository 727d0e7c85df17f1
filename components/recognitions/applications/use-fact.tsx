"use client";

import type { MouseEvent } from "react";
import { Link } from "@/components/ui/link";

type UseFactProps = {
  /** The page with the figure in its form; where it is already shown, the figure goes into the form that is there. */
  href: string;
  /** The answer as its field takes it. */
  value: string;
  words: string;
};

/** Takes the figure of the portal over into the answer; what was typed beside it stays. */
export function UseFact({ href, value, words }: UseFactProps) {
  const take = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (fillAnswer(value)) event.preventDefault();
  };
  return (
    <Link
      href={href}
      onClick={take}
      data-stays=""
      className="text-link font-semibold phone:inline-block phone:py-2.5"
    >
      Dùng số này: {words}
    </Link>
  );
}

/** Puts an answer into the form of the page, as if it were chosen or typed there; false where there is no field for it. */
function fillAnswer(value: string): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>('form input[name="answer"]')];
  const choice = fields.find((field) => field.type === "radio" && field.value === value);
  const field = choice ?? fields.find(({ type }) => type === "text");
  if (!field) return false;
  const off = document.querySelector<HTMLInputElement>('form input[name="notApplicable"]');
  if (off?.checked) off.click();
  if (choice) choice.click();
  else type(field, value);
  field.focus();
  return true;
}

function type(field: HTMLInputElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
