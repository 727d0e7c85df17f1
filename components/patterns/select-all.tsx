"use client";

import { useEffect, useRef, useState } from "react";

type SelectionProps = { form: string; name: string };

/** The boxes of a form, whether they stand in it or only name it. */
function boxesOf({ form, name }: SelectionProps): HTMLInputElement[] {
  const all = document.querySelectorAll<HTMLInputElement>(
    `input[type="checkbox"][name="${CSS.escape(name)}"]`,
  );
  return [...all].filter((box) => box.form?.id === form);
}

/** Ticks or clears every box of the page. Without JavaScript it is not drawn; the boxes work by themselves. */
export function SelectAll({ form, name }: SelectionProps) {
  const box = useRef<HTMLInputElement>(null);
  const { count, of } = useSelected({ form, name });

  useEffect(() => {
    if (!box.current) return;
    box.current.checked = of > 0 && count === of;
    box.current.indeterminate = count > 0 && count < of;
  }, [count, of]);

  return (
    <label className="flex size-7 items-center justify-center [@media(scripting:none)]:invisible">
      <span className="sr-only">Chọn tất cả trên trang này</span>
      <input
        ref={box}
        type="checkbox"
        className="choice-mark"
        onChange={(event) => {
          for (const item of boxesOf({ form, name })) item.checked = event.currentTarget.checked;
          document.dispatchEvent(new Event("change"));
        }}
      />
    </label>
  );
}

/** "Đã chọn 3/50", kept current as boxes are ticked. */
export function SelectionCount({ form, name, noun = "mục" }: SelectionProps & { noun?: string }) {
  const { count } = useSelected({ form, name });
  return (
    <p aria-live="polite" className="figures font-medium [@media(scripting:none)]:hidden">
      Đã chọn {count} {noun}
    </p>
  );
}

function useSelected({ form, name }: SelectionProps) {
  const [selected, setSelected] = useState({ count: 0, of: 0 });
  useEffect(() => {
    const recount = () => {
      const boxes = boxesOf({ form, name });
      setSelected({ count: boxes.filter((item) => item.checked).length, of: boxes.length });
    };
    recount();
    document.addEventListener("change", recount);
    return () => document.removeEventListener("change", recount);
  }, [form, name]);
  return selected;
}
