import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { ChangeForm } from "@/components/units/changes/change-form";
import { KindChooser } from "@/components/units/changes/kind-chooser";
import { may } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import { unparkedForm } from "@/lib/core/parked";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import { draftChangeAction, requestChangeAction } from "@/lib/units/changes/actions";
import { unitsWithin } from "@/lib/units/changes/queries";
import { newChangeAddress } from "@/lib/units/changes/schema";
import type { UnitRef } from "@/lib/units/changes/view";
import { changeKindWords } from "@/lib/units/changes/words";

export const metadata: Metadata = { title: "Thay đổi đơn vị" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const option = (unit: UnitRef) => ({ value: unit.code, label: `${unitTitle(unit)} – ${unit.code}` });

/** A change of the tree: first which and where, then what it needs. */
export default screen(async function NewChangePage({ searchParams }: Props) {
  const query = await searchParams;
  const address = newChangeAddress.parse(query);
  const today = dayOf(new Date());
  const { actor, provinces, units, within } = await read("units.history", async (tx, who) => {
    const asks = !may(who, "units.change");
    if (asks && !may(who, "units.request")) throw new NotThere();
    // Who asks does so for the units below their own.
    const place = asks ? who.unit.code : address.in;
    return {
      actor: who,
      within: place,
      provinces: await unitsWithin(tx, "VN", today),
      units: place && address.kind ? await unitsWithin(tx, place, today) : [],
    };
  });
  const asking = !may(actor, "units.change");
  const places = asking
    ? [option(actor.unit)]
    : [{ value: "VN", label: "Cả nước: các tỉnh, thành phố" }, ...provinces.map(option)];
  const { kind } = address;
  const kept = typeof query.kept === "string" ? query.kept : undefined;
  return (
    <PageBody>
      <SecretBanner />
      <PageHeader
        title={kind ? changeKindWords[kind] : asking ? "Đề nghị thay đổi đơn vị" : "Lập thay đổi đơn vị"}
        facts={[
          asking ? "V05 quyết định" : "dự thảo chỉ V05 thấy, cho đến khi áp dụng",
          within && places.find(({ value }) => value === within)?.label,
        ]}
        crumbs={[
          { label: "Đơn vị", href: "/units" },
          { label: "Thay đổi đơn vị", href: "/units/changes" },
        ]}
      />
      {kind && within ? (
        <ChangeForm
          action={asking ? requestChangeAction : draftChangeAction}
          requestId={randomUUID()}
          initial={await unparkedForm(kept, actor.userId)}
          asking={asking}
          kind={kind}
          within={within}
          units={units.map(option)}
          provinces={provinces.filter(({ code }) => code !== within).map(option)}
          chosen={address.unit}
        />
      ) : (
        <KindChooser places={places} kind={kind} place={within} unit={address.unit} />
      )}
    </PageBody>
  );
});
