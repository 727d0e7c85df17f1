import { choiceName } from "@/lib/core/merge";
import type { Difference, Side } from "@/lib/core/refusal";
import { fieldId } from "./field-id";

type ConflictChoiceProps = {
  difference: Difference;
  by: string;
  /** What was picked and sent before. */
  picked: string | string[] | undefined;
  error?: string;
};

/** One field of the conflict panel: the original, and one radio button for each of the two texts. */
export function ConflictChoice({ difference, by, picked, error }: ConflictChoiceProps) {
  const { path, label, original, mine, theirs, suggested, values } = difference;
  const id = fieldId(choiceName(path));
  const sent = picked === values.mine ? "mine" : picked === values.theirs ? "theirs" : null;
  const checked: Side | null = sent ?? suggested;
  return (
    <fieldset
      className="min-w-0 border-t border-line px-4 pb-4 pt-3"
      aria-describedby={error && `${id}-error`}
    >
      <legend className="float-left w-full font-semibold">
        {label}
        <span className="ml-2 text-hint font-normal text-muted">{changedBy[suggested ?? "both"]}</span>
      </legend>
      {error && (
        <p id={`${id}-error`} className="clear-both text-hint font-semibold text-red">
          <span className="sr-only">Lỗi: </span>
          {error}
        </p>
      )}
      <div className="clear-both grid gap-3 pt-1.5 md:grid-cols-3">
        <div className="min-w-0 px-3 py-2">
          <p className="text-hint font-semibold text-muted">Bản gốc</p>
          <Text value={original ?? "không rõ"} faded />
        </div>
        <Choice id={id} path={path} value={values.mine} checked={checked === "mine"} title="Của bạn">
          {mine}
        </Choice>
        <Choice
          id={`${id}-theirs`}
          path={path}
          value={values.theirs}
          checked={checked === "theirs"}
          title={`Của ${by}`}
        >
          {theirs}
        </Choice>
      </div>
    </fieldset>
  );
}

const changedBy: Record<Side | "both", string> = {
  both: "cả hai cùng sửa",
  mine: "chỉ bạn sửa",
  theirs: "chỉ người kia sửa",
};

type ChoiceProps = {
  id: string;
  path: string;
  value: string;
  checked: boolean;
  title: string;
  children: string;
};

function Choice({ id, path, value, checked, title, children }: ChoiceProps) {
  return (
    <label
      htmlFor={id}
      className="flex min-w-0 items-start gap-2.5 rounded-control border border-line-strong bg-card px-3 py-2 tap has-checked:border-accent has-checked:bg-accent-tint has-focus-visible:outline-2 has-focus-visible:outline-accent"
    >
      <span className="flex h-[1.36rem] items-center">
        <input
          id={id}
          type="radio"
          name={choiceName(path)}
          value={value}
          defaultChecked={checked}
          className="choice-mark"
        />
      </span>
      <span className="min-w-0">
        <span className="block text-hint font-semibold">{title}</span>
        <Text value={children} />
      </span>
    </label>
  );
}

function Text({ value, faded = false }: { value: string; faded?: boolean }) {
  return (
    <span className={`block whitespace-pre-line break-words ${faded ? "text-muted" : ""}`}>
      {value || <span className="text-muted">(để trống)</span>}
    </span>
  );
}
