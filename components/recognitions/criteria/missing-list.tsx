import { Notice } from "@/components/patterns/notice";
import { Link } from "@/components/ui/link";

export type Missing = { text: string; href: string | null };

/** What must be mended before a draft can be published, each with the way to it. */
export function MissingList({ rows }: { rows: readonly Missing[] }) {
  if (rows.length === 0) {
    return <Notice tone="success" title="Dự thảo đã đủ để ban hành" />;
  }
  return (
    <Notice tone="info" title={`Còn ${rows.length} điểm cần sửa trước khi ban hành`}>
      <ul className="list-disc pl-5">
        {rows.map(({ text, href }) => (
          <li key={text}>
            {href ? (
              <Link className="text-link inline-block py-1 phone:py-2.5" href={href}>
                {text}
              </Link>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
