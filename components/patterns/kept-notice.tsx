import { Link } from "@/components/ui/link";
import { Notice } from "./notice";

/** On the page of a record: what its reader has typed into its forms and not saved. It would not be sent with it. */
export function KeptNotice({ parts }: { parts: { href: string; label: string; at: string }[] }) {
  if (parts.length === 0) return null;
  return (
    <Notice tone="warning" title="Bạn có nội dung nhập dở chưa lưu vào hồ sơ này">
      <ul>
        {parts.map(({ href, label, at }) => (
          <li key={href}>
            <Link href={href} className="text-link font-semibold">
              {label}
            </Link>
            , nhập lúc <span className="figures">{at}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
