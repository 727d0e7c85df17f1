import { FilterBar } from "@/components/patterns/filter-bar";
import { TextField } from "@/components/patterns/text-field";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { unitTitle } from "@/lib/core/words";
import { type Asked, figuresAddress } from "@/lib/reports/addresses";
import type { FiguresPage } from "@/lib/reports/overview";
import { levelWords } from "@/lib/units/words";

/** Finds another unit in scope by name, in any spelling, or by code. */
export function UnitFinder({ asked, search }: { asked: Asked; search: FiguresPage["search"] }) {
  return (
    <>
      <FilterBar
        action="/reports/figures"
        active={search ? 1 : 0}
        clearHref={search ? figuresAddress(asked) : undefined}
        keep={{ season: String(asked.season), unit: asked.unit, map: asked.map }}
      >
        <TextField
          name="q"
          label="Tìm đơn vị khác"
          hint="Tên có dấu hay không dấu, hoặc mã đơn vị"
          value={search?.text ?? ""}
        />
      </FilterBar>
      {search && (
        <Card title={search.found.length === 0 ? "Không có đơn vị nào khớp" : "Đơn vị tìm thấy"}>
          {search.found.length === 0 ? (
            <p className="text-muted">Thử ít chữ hơn, hoặc đổi địa giới ở đầu trang.</p>
          ) : (
            <ul className="grid gap-x-6 sm:grid-cols-2">
              {search.found.map((unit) => (
                <li key={unit.id} className="border-b border-line py-1.5">
                  <Link className="text-link tap" href={figuresAddress({ ...asked, unit: unit.code })}>
                    {unitTitle(unit)}
                  </Link>{" "}
                  <span className="figures text-hint text-muted">
                    {levelWords[unit.level].toLowerCase()}, mã {unit.code}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
    </>
  );
}
