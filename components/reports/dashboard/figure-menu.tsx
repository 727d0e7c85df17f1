import { ChevronDown } from "lucide-react";
import { Drawn, markup } from "@/components/patterns/markup";
import { buttonVariants } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import type { FigureCode } from "@/lib/reports/catalogue";
import { catalogue, entryOf } from "@/lib/reports/catalogue";

type FigureMenuProps = { figure: FigureCode; hrefOf: (code: FigureCode) => string };

const chosen = markup` aria-current='true'`;

/** Which figure the map, the ranking and the trend are about; every figure of the catalogue is offered. */
export function FigureMenu({ figure, hrefOf }: FigureMenuProps) {
  const choices = catalogue.map(
    ({ code, label }) =>
      markup`<li><a href='${hrefOf(code)}'${code === figure && chosen}><span>${code}</span> ${label}</a></li>`,
  );
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
      <Drawn as="ul" className="figure-choice" of={markup`${choices}`} />
    </Menu>
  );
}
