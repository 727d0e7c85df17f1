import { TextField } from "@/components/patterns/text-field";
import { Button } from "@/components/ui/button";
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
      {/* biome-ignore lint/a11y/useSemanticElements: the search element is not known to all browsers in use. */}
      <form
        role="search"
        aria-label="Tìm đơn vị"
        action="/reports/figures"
        method="get"
        data-screen-only=""
        className="flex flex-wrap items-end gap-2"
      >
        <input type="hidden" name="season" value={asked.season} />
        <input type="hidden" name="unit" value={asked.unit} />
        <input type="hidden" name="map" value={asked.map} />
        <TextField
          name="q"
          type="search"
          label="Đơn vị khác: tên, có dấu hay không dấu, hoặc mã"
          value={search?.text ?? ""}
          width="medium"
        />
        <Button type="submit">Tìm đơn vị</Button>
      </form>
      {search && (
        <Card title={search.found.length === 0 ? "Không có đơn vị nào khớp" : "Đơn vị tìm thấy"}>
          {search.found.length === 0 ? (
            <p className="text-muted">Thử ít chữ hơn, hoặc đổi địa giới ở đầu trang.</p>
          ) : (
            <ul className="grid gap-x-6 sm:grid-cols-2">
              {search.found.map((unit) => (
                <li key={unit.id} className="border-b border-line py-1.5">
                  <Link
                    className="text-link tap phone:inline-flex phone:items-center"
                    href={figuresAddress({ ...asked, unit: unit.code })}
                  >
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
