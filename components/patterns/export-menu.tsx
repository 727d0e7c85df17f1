import { Download, FileSpreadsheet, FileText, FolderDown, Printer } from "lucide-react";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { menuItemClass } from "@/components/ui/menu-item";
import { atOnce } from "@/lib/core/export";
import { formatNumber } from "@/lib/core/numbers";

type ExportMenuProps = {
  /** Which list: a name of the registry. */
  name: string;
  /** The list's own filter, as it stands in its address. */
  query?: string | URLSearchParams | Record<string, string | number | null | undefined>;
  /** How many records the file will have, and what one is called. */
  total?: number;
  noun?: string;
  /** What is taken out, where a page has more than one table. */
  what?: string;
  /** Where the same stands as an official paper. */
  paper?: string;
  /** Beside the title of a table inside a page. */
  small?: boolean;
};

/** "Tải về": the list as it is filtered, whole, as a workbook or as CSV. Plain links: they work without JavaScript. */
export function ExportMenu({ name, query = "", total, noun, what, paper, small = false }: ExportMenuProps) {
  const href = (format: "xlsx" | "csv") => {
    const params = new URLSearchParams(typeof query === "object" ? given(query) : query);
    params.delete("page");
    params.set("format", format);
    return `/api/exports/${name}?${params}`;
  };
  return (
    <Menu
      align="end"
      className="print:hidden"
      title={what ? `Tải về ${what}` : undefined}
      triggerClassName={buttonVariants({ variant: "secondary", size: small ? "small" : "normal" })}
      panelClassName="w-72 phone:fixed phone:inset-x-3 phone:top-auto phone:bottom-20 phone:w-auto"
      label={
        <>
          <Download size={16} aria-hidden="true" />
          Tải về
        </>
      }
    >
      <p className="px-2.5 pb-1.5 pt-1 text-hint text-muted">
        <span className="block first-letter:uppercase">
          {[what, total !== undefined && `${formatNumber(total)} ${noun}`, "đúng bộ lọc đang xem"]
            .filter(Boolean)
            .join(", ")}
        </span>
        {total !== undefined && total > atOnce && "Tệp lớn: được chuẩn bị, xem tiến độ rồi tải."}
      </p>
      <a href={href("xlsx")} className={menuItemClass}>
        <FileSpreadsheet size={16} aria-hidden="true" className="text-muted" />
        Excel (.xlsx)
      </a>
      <a href={href("csv")} className={menuItemClass}>
        <FileText size={16} aria-hidden="true" className="text-muted" />
        <span>
          CSV <span className="text-hint font-normal text-muted">cột cách bằng “;”, thập phân “,”</span>
        </span>
      </a>
      {paper && (
        <Link href={paper} className={`${menuItemClass} mt-1 border-t border-line`}>
          <Printer size={16} aria-hidden="true" className="text-muted" />
          Báo cáo: bản in, Word
        </Link>
      )}
      <Link href="/exports" className={`${menuItemClass} mt-1 border-t border-line`}>
        <FolderDown size={16} aria-hidden="true" className="text-muted" />
        Tệp đã xuất
      </Link>
    </Menu>
  );
}

function given(query: URLSearchParams | Record<string, string | number | null | undefined>) {
  if (query instanceof URLSearchParams) return query;
  return Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined || value === "" ? [] : [[name, String(value)]],
  );
}
