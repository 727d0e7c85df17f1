import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ChangeTable } from "@/components/audit/change-table";
import { HistoryLink } from "@/components/audit/history-link";
import { SealLines } from "@/components/audit/seal-lines";
import { DescriptionList } from "@/components/patterns/description-list";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PrintButton } from "@/components/patterns/print-button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { changesOf, recordOf, rowTitle } from "@/lib/audit/changes";
import { asWhat, operationWord, whoDid } from "@/lib/audit/display";
import { currentSeals, getEntry, namesFor } from "@/lib/audit/queries";
import { actWord } from "@/lib/audit/words";
import { formatInstant } from "@/lib/core/dates";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";

export const metadata: Metadata = { title: "Mục nhật ký" };

type Props = { params: Promise<{ id: string }> };

/** One entry of the trail: who, as what, when, by which act, and every field before and after. */
export default screen(async function EntryPage({ params }: Props) {
  const { id } = await params;
  const { entry, names, seals } = await read("audit.view", async (tx, actor) => {
    // More digits than the number of an entry can have.
    if (!/^\d{1,18}$/.test(id)) throw new NotThere();
    const found = await getEntry(tx, id);
    return (
      found && { entry: found, names: await namesFor(tx, [found]), seals: await currentSeals(tx, actor) }
    );
  });
  const record = recordOf(entry);
  const title = rowTitle(entry, names);
  return (
    <PageBody>
      <PageHeader
        title={title}
        facts={[operationWord(entry), formatInstant(entry.at), `mục ${entry.id}`]}
        crumbs={[{ label: "Nhật ký thay đổi", href: "/audit" }]}
        actions={<PrintButton>In</PrintButton>}
      />
      <Card title="Ai làm, khi nào">
        <DescriptionList
          dense
          items={[
            {
              key: "who",
              label: "Người làm",
              value: entry.actorId ? (
                <Link href={withQuery("/audit", { person: entry.actorId })} className="text-link tap">
                  {whoDid(entry)}
                </Link>
              ) : (
                whoDid(entry)
              ),
            },
            { key: "as", label: "Vai trò, đơn vị", value: asWhat(entry) },
            { key: "at", label: "Thời điểm", value: formatInstant(entry.at) },
            { key: "act", label: "Việc", value: actWord(entry.action) },
            { key: "unit", label: "Đơn vị của hồ sơ", value: entry.unit && unitTitle(entry.unit) },
          ]}
        />
      </Card>
      <Card title="Nội dung thay đổi">
        <ChangeTable caption={`Nội dung thay đổi: ${title}`} changes={changesOf(entry, names)} />
      </Card>
      {record && <HistoryLink kind={record.kind} id={record.id} />}
      <SealLines seals={seals} />
    </PageBody>
  );
});
