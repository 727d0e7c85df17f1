import { ChevronDown } from "lucide-react";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { menuItemClass } from "@/components/ui/menu-item";
import type { FigureCode } from "@/lib/reports/catalogue";
import { catalogue, entryOf } from "@/lib/reports/catalogue";

type FigureMenuProps = { figure: FigureCode; hrefOf: (code: FigureCode) => string };

/** Which figure the map, the ranking and the trend are about; every figure of the catalogue is offered. */
export function FigureMenu({ figure, hrefOf }: FigureMenuProps) {
  return (
    <Menu
      align="end"
      label={
        <>
          <span className="text-muted">Chỉ tiêu:</span> {entryOf(figure).short}
          <ChevronDown size={15} aria-hidden="true" />
        </>
      }
      triggerClassName={buttonVariants({ variant: "secondary" })}
      panelClassName="max-h-96 w-80 max-w-[calc(100vw-2.5rem)] overflow-y-auto"
    >
      <ul>
        {catalogue.map(({ code, label }) => (
          <li key={code}>
            <Link
              href={hrefOf(code)}
              aria-current={code === figure ? "true" : undefined}
              className={cn(menuItemClass, code === figure && "bg-accent-tint text-accent")}
            >
              <span className="figures shrink-0 text-hint font-normal text-muted">{code}</span>
              <span>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
