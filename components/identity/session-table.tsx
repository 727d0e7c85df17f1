import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { formatInstant } from "@/lib/core/dates";
import { browserWords } from "@/lib/identity/words";

export type SessionRow = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string;
  userAgent: string;
  /** The browser in which this page is read. */
  here?: boolean;
};

type SessionTableProps = {
  sessions: SessionRow[];
  /** The button that ends one session; nothing where one may only read. */
  end?: (session: SessionRow) => React.ReactNode;
};

/** The living sessions of one person. */
export function SessionTable({ sessions, end }: SessionTableProps) {
  return (
    <DataTable
      caption="Phiên đăng nhập"
      bare
      rows={sessions}
      rowKey={(row) => row.id}
      empty={<EmptyState bare title="Không có phiên nào đang mở" />}
      columns={[
        {
          key: "browser",
          header: "Trình duyệt",
          cell: (row) => (
            <>
              {browserWords(row.userAgent)} {row.here && <Tag tone="green">Phiên này</Tag>}
            </>
          ),
        },
        { key: "address", header: "Địa chỉ", cell: (row) => row.address },
        { key: "begun", header: "Đăng nhập lúc", cell: (row) => formatInstant(row.createdAt), phone: "line" },
        { key: "seen", header: "Dùng gần nhất", cell: (row) => formatInstant(row.lastSeenAt), phone: "line" },
        ...(end
          ? [
              {
                key: "end",
                header: "Việc",
                align: "end" as const,
                cell: (row: SessionRow) => end(row),
                phone: "line" as const,
              },
            ]
          : []),
      ]}
    />
  );
}

/** One button, one session; the name of the browser is read out with it. */
export function EndSessionButton({ session }: { session: SessionRow }) {
  return (
    <Button type="submit" size="small" variant="danger">
      Kết thúc<span className="sr-only"> phiên {browserWords(session.userAgent)}</span>
    </Button>
  );
}
