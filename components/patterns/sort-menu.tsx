import { ArrowUpDown } from "lucide-react";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { menuItemClass } from "@/components/ui/menu-item";

type SortMenuProps = {
  columns: { key: string; header: string; sortHref?: string; sorted?: "asc" | "desc" }[];
};

/** On a phone the heads of the columns are gone; this keeps the sorting within reach. */
export function SortMenu({ columns }: SortMenuProps) {
  const sortable = columns.filter((column) => column.sortHref);
  if (sortable.length === 0) return null;
  const current = sortable.find((column) => column.sorted);
  return (
    <Menu
      className="hidden justify-self-start phone:block"
      triggerClassName={cn(buttonVariants(), "text-hint")}
      label={
        <>
          <ArrowUpDown size={14} aria-hidden="true" />
          Sắp xếp{current ? `: ${current.header}` : ""}
        </>
      }
    >
      {sortable.map((column) => (
        <Link
          key={column.key}
          href={column.sortHref ?? ""}
          aria-current={column.sorted ? "true" : undefined}
          className={cn(menuItemClass, column.sorted && "text-accent")}
        >
          {column.header}
          {column.sorted && (
            <span className="ml-auto text-hint text-muted">
              {column.sorted === "asc" ? "tăng dần" : "giảm dần"}
            </span>
          )}
        </Link>
      ))}
    </Menu>
  );
}
