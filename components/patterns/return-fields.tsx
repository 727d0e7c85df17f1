"use client";

import { remarkName } from "@/lib/core/return-input";
import type { NamedField } from "@/lib/core/review";
import { CheckboxField } from "./choice-group";
import { FieldError } from "./field-shell";
import { useField } from "./form-context";
import { TextareaField } from "./textarea-field";

type ReturnFieldsProps = { sections: { title: string; fields: NamedField[] }[] };

/** What a return is about: fields with a remark each, or said expressly, the whole record. Stands inside an ActionForm. */
export function ReturnFields({ sections }: ReturnFieldsProps) {
  const field = useField("fields[]");
  return (
    <fieldset id={field.id} tabIndex={-1} className="grid min-w-0 gap-3" aria-describedby={field.hintId}>
      <legend className="font-semibold">Mục cần sửa</legend>
      <p id={field.hintId} className="text-hint text-muted">
        Đánh dấu từng mục và ghi cần sửa gì. Đơn vị chỉ sửa được các mục này và mục đi liền với chúng.
      </p>
      <FieldError field={field} />
      {sections.map(({ title, fields }) => (
        <div key={title} className="min-w-0">
          <p className="text-hint font-semibold text-muted">{title}</p>
          <ul className="mt-0.5 divide-y divide-line border-y border-line">
            {fields.map((one) => (
              <Named key={one.path} {...one} ticked={field.values.includes(one.path)} />
            ))}
          </ul>
        </div>
      ))}
      <CheckboxField
        name="whole"
        label="Mở lại toàn bộ hồ sơ"
        hint="Chỉ chọn khi phải làm lại nhiều mục: đơn vị sửa được mọi mục."
      />
    </fieldset>
  );
}

function Named({ path, label, words, ticked }: NamedField & { ticked: boolean }) {
  const id = `return-${path}`;
  return (
    <li className="named-field min-w-0">
      <label htmlFor={id} className="flex items-start gap-2.5 py-1.5 tap">
        <span className="flex h-[1.36rem] items-center">
          <input
            id={id}
            type="checkbox"
            name="fields[]"
            value={path}
            defaultChecked={ticked}
            className="choice-mark"
          />
        </span>
        <span className="grid min-w-0 flex-1 gap-x-4 sm:grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)]">
          <span className="font-medium">{label}</span>
          <span className="figures line-clamp-3 whitespace-pre-line break-words text-muted">
            {words || "(để trống)"}
          </span>
        </span>
      </label>
      <div className="named-remark pb-2.5 pl-7">
        <TextareaField
          name={remarkName(path)}
          label={`Cần sửa gì ở mục ${label}`}
          rows={2}
          maxLength={1000}
          required
        />
      </div>
    </li>
  );
}
