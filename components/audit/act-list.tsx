import { Card } from "@/components/ui/card";
import { changesOf, rowTitle } from "@/lib/audit/changes";
import type { Names } from "@/lib/audit/columns";
import { asWhat, operationWord, whoDid } from "@/lib/audit/display";
import type { Act } from "@/lib/audit/entry";
import { actWord } from "@/lib/audit/words";
import { formatInstant } from "@/lib/core/dates";
import { ChangeTable } from "./change-table";

/** The history of a record: a card for each act, with all that it changed of the record and of its rows. */
export function ActList({ acts, names }: { acts: Act[]; names: Names }) {
  return (
    <div className="grid gap-4">
      {acts.map(({ key, entries }) => {
        const [first] = entries;
        return (
          <Card
            key={key}
            title={`${actWord(first.action)}, ${formatInstant(first.at)}`}
            note={[whoDid(first), asWhat(first)].filter(Boolean).join(" · ")}
          >
            <div className="grid gap-4">
              {entries.map((entry) => {
                const title = `${operationWord(entry)} ${rowTitle(entry, names)}`;
                return (
                  <section key={entry.id}>
                    <h3 className="mb-1 font-semibold">{title}</h3>
                    <ChangeTable caption={title} changes={changesOf(entry, names)} />
                  </section>
                );
              })}
            </div>
          </Card>
        );
      })}
    </div>
  );
}
