import { DescriptionList } from "@/components/patterns/description-list";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Day } from "@/lib/core/dates";
import { withQuery } from "@/lib/core/paging";
import type { ContactRow } from "@/lib/units/profile/view";
import { splitByTime, termInWords } from "@/lib/units/profile/view";

type ContactCardProps = { unitId: string; contacts: ContactRow[]; today: Day; keeps: boolean };

/** Where a unit sits and how it is reached, now and before. */
export function ContactCard({ unitId, contacts, today, keeps }: ContactCardProps) {
  const { now, coming, past } = splitByTime(contacts, today);
  const edit = (act: string, row?: string) => withQuery(`/units/${unitId}/profile`, { act, row });
  return (
    <Card
      id="contact"
      title="Trụ sở, liên hệ"
      actions={
        keeps && (
          <Link href={edit("contact")} className="text-link phone:inline-block phone:py-3">
            {now.length > 0 ? "Cập nhật" : "Ghi thông tin"}
          </Link>
        )
      }
    >
      {now.length === 0 && <p className="text-muted">Chưa có thông tin liên hệ.</p>}
      {[...now, ...coming].map((row) => (
        <div key={row.id} className="grid gap-1">
          <DescriptionList
            dense
            items={[
              { key: "address", label: "Trụ sở", value: row.address },
              { key: "phone", label: "Điện thoại", value: row.phone || "chưa có" },
              { key: "email", label: "Thư điện tử", value: row.email || "chưa có" },
              { key: "term", label: "Áp dụng", value: termInWords(row, today) },
            ]}
          />
          {row.reason && (
            <p className="text-hint text-muted">{`Đính chính: ${row.reason} (${row.enteredByName})`}</p>
          )}
          {keeps && (
            <p>
              <Link
                href={edit("correct-contact", row.id)}
                className="text-link phone:inline-block phone:py-3"
              >
                Đính chính
              </Link>
            </p>
          )}
        </div>
      ))}
      {past.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer text-accent tap">Trước đây ({past.length})</summary>
          <ul className="mt-2 grid gap-2.5">
            {past.map((row) => (
              <li key={row.id}>
                <p className={row.putRight ? "text-muted line-through" : undefined}>
                  {[row.address, row.phone, row.email].filter(Boolean).join(" · ")}
                </p>
                <p className="text-hint text-muted">
                  {termInWords(row, today)}
                  {row.putRight && " · đã đính chính"}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
