import { choiceName } from "@/lib/core/merge";
import type { Clash, FormState, Issue } from "@/lib/core/refusal";
import { ConflictChoice } from "./conflict-choice";

type ConflictPanelProps = { clash: Clash; typed: FormState["values"]; issues: Issue[] };

/**
 * Two people filled in the same record: field by field what both began from, what each wrote, and which one counts.
 * Everything typed stays in the form below; the next saving writes the chosen mix. Stands inside the form.
 */
export function ConflictPanel({ clash, typed, issues }: ConflictPanelProps) {
  const { by, differences } = clash;
  const asked = differences.filter(({ suggested }) => suggested === null).length;
  return (
    <section
      // biome-ignore lint/a11y/noAutofocus: it is the answer to what was just sent.
      autoFocus={issues.length === 0}
      tabIndex={-1}
      aria-labelledby="conflict-title"
      className="overflow-hidden rounded-card border-[3px] border-amber bg-card"
    >
      <div className="px-4 py-3.5">
        <h2 id="conflict-title" className="font-bold">
          Hồ sơ vừa được người khác lưu
        </h2>
        <p>
          Bản đã lưu là của {by}. Những gì bạn nhập vẫn còn nguyên trong biểu mẫu bên dưới.{" "}
          {asked > 0 && `${asked} mục cả hai cùng sửa: chọn giữ bản nào. `}
          Mục chỉ một người sửa đã được chọn sẵn theo người đó; đổi được. Chọn xong thì bấm lưu lần nữa.
        </p>
      </div>
      {differences.map((difference) => {
        const name = choiceName(difference.path);
        return (
          <ConflictChoice
            key={difference.path}
            difference={difference}
            by={by}
            picked={typed[name]}
            error={issues.find(({ path }) => path === name)?.message}
          />
        );
      })}
    </section>
  );
}
