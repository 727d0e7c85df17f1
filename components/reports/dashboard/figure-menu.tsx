import { ChevronDown } from "lucide-react";
import { Drawn, markup } from "@/components/patterns/markup";
import { buttonVariants } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { catalogue, type FigureCode } from "@/lib/reports/catalogue";

type Choice<Code extends string> = { code: Code; label: string; short: string };
type ChoiceMenuProps<Code extends string> = {
  figure: Code;
  entries: readonly Choice<Code>[];
  hrefOf: (code: Code) => string;
};

const chosen = markup` aria-current='true'`;

/** Which figure of a season the map, the ranking and the trend are about; every one of the catalogue is offered. */
export function FigureMenu(props: Omit<ChoiceMenuProps<FigureCode>, "entries">) {
  return <FigureChoice {...props} entries={catalogue} />;
}

/** The same of any figures. */
export function FigureChoice<Code extends string>({ figure, entries, hrefOf }: ChoiceMenuProps<Code>) {
  const choices = entries.map(
    ({ code, label }) =>
      markup`<li><a href='${hrefOf(code)}'${code === figure && chosen}><span>${code}</span> ${label}</a></li>`,
  );
  return (
    <Menu
      align="end"
      label={
        <>
          <span className="text-muted">Chỉ tiêu:</span> {entries.find(({ code }) => code === figure)?.short}
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
