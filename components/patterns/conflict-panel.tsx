import type { Difference } from "@/lib/core/refusal";

type ConflictPanelProps = { differences: Difference[]; message?: string };

/** Two people filled in the same record: what differs, side by side. The text of the second one stays in the form. */
export function ConflictPanel({ differences, message }: ConflictPanelProps) {
  return (
    <section
      // biome-ignore lint/a11y/noAutofocus: it is the answer to what was just sent.
      autoFocus
      tabIndex={-1}
      aria-labelledby="conflict-title"
      className="overflow-hidden rounded-card border-[3px] border-amber bg-card"
    >
      <div className="px-4 py-3.5">
        <h2 id="conflict-title" className="font-bold">
          Hồ sơ vừa được người khác lưu
        </h2>
        <p>
          {message ??
            "Những gì bạn nhập vẫn còn nguyên trong biểu mẫu bên dưới. Xem các mục khác nhau, sửa nếu cần, rồi lưu lại để thay bản đã lưu."}
        </p>
      </div>
      {differences.length > 0 && (
        <table className="w-full border-t border-line">
          <caption className="sr-only">Các mục khác nhau</caption>
          <thead className="text-left text-hint text-muted phone:sr-only">
            <tr>
              <th scope="col" className="px-4 py-2 font-semibold">
                Mục
              </th>
              <th scope="col" className="px-4 py-2 font-semibold">
                Của bạn
              </th>
              <th scope="col" className="px-4 py-2 font-semibold">
                Bản đã lưu
              </th>
            </tr>
          </thead>
          <tbody>
            {differences.map((item) => (
              <tr
                key={item.path}
                className="border-t border-line align-top phone:block phone:px-4 phone:py-2"
              >
                <th scope="row" className="px-4 py-2 text-left font-semibold phone:block phone:p-0">
                  {item.label}
                </th>
                <Side name="Của bạn" text={item.mine} />
                <Side name="Bản đã lưu" text={item.theirs} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Side({ name, text }: { name: string; text: string }) {
  return (
    <td className="whitespace-pre-line px-4 py-2 phone:block phone:p-0">
      <span className="hidden text-hint text-muted phone:inline">{name}: </span>
      {text || <span className="text-muted">(để trống)</span>}
    </td>
  );
}
