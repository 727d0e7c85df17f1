import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { CloneForm } from "@/components/festivals/points/clone-form";
import { CloneNone } from "@/components/festivals/points/clone-none";
import { FilterBar } from "@/components/patterns/filter-bar";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SelectField } from "@/components/patterns/select-field";
import { read } from "@/lib/core/read";
import { kindWords, policeOf } from "@/lib/core/words";
import { seasonsTaking } from "@/lib/festivals/deadlines/due-queries";
import { cloneFestivalsAction } from "@/lib/festivals/points/actions";
import { latestSeasonOf, listClonable } from "@/lib/festivals/points/clone-queries";
import { listPlaces, listSeasonRefs } from "@/lib/festivals/points/queries";

export const metadata: Metadata = { title: "Lập lại điểm của mùa trước" };

type Props = { searchParams: Promise<{ season?: string; unit?: string }> };

/** The points of the season before, to be begun again in one click. */
export default screen(async function CloneFestivalsPage({ searchParams }: Props) {
  const { season: year, unit: code } = await searchParams;
  const { actor, season, places, unit, from, rows } = await read("festival.enter", async (tx, who) => {
    const taking = await seasonsTaking(tx, "result");
    const open = (await listSeasonRefs(tx)).filter((one) => taking.has(one.id));
    const into = open.find((one) => String(one.year) === year) ?? open[0];
    const list = into ? await listPlaces(tx, who, into.startsOn) : [];
    const one = list.find((place) => place.code === code) ?? (list.length === 1 ? list[0] : undefined);
    const before = into && one ? await latestSeasonOf(tx, [one.id], into.year) : null;
    const found = into && one && before ? await listClonable(tx, one.id, before, into) : [];
    return { actor: who, season: into, places: list, unit: one, from: before, rows: found };
  });
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: "Ngày hội", href: season ? `/festivals?season=${season.year}` : "/festivals" }]}
        title={from ? `Lập lại điểm của mùa ${from}` : "Lập lại điểm của mùa trước"}
        facts={[policeOf(unit ?? actor.unit), season && `cho mùa ${season.year}`]}
      />
      {season && places.length > 1 && (
        <FilterBar action="/festivals/clone" keep={{ season: String(season.year) }}>
          <SelectField
            name="unit"
            label="Xã tổ chức"
            value={unit?.code}
            empty="Chọn xã"
            options={places.map((place) => ({
              value: place.code,
              label: `${place.code} – ${kindWords[place.kind]} ${place.name}`,
            }))}
          />
        </FilterBar>
      )}
      {season && from && rows.length > 0 ? (
        <CloneForm
          action={cloneFestivalsAction}
          requestId={randomUUID()}
          season={season.year}
          from={from}
          rows={rows}
          merged={new Set(rows.map((row) => row.unitName)).size > 1}
        />
      ) : (
        <CloneNone season={season?.year ?? null} chosen={Boolean(unit)} />
      )}
    </PageBody>
  );
});
