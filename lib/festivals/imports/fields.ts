import type { Content, ContentKey, Gift } from "@/lib/festivals/points/content";
import { readersOf } from "@/lib/festivals/points/display";
import { contentShape } from "@/lib/festivals/points/schema";
import type { GiftRecipient } from "@/prisma/generated/enums";
import { columnOf } from "./columns";
import { type CellRemark, isUnclear, type ReadRow, type RemarkCause } from "./reading";
import { cellSentences } from "./words";

/** What a new point is where the file says nothing. */
export const emptyContent = {
  place: "",
  startsAt: null,
  endsAt: null,
  areaClass: "normal",
  areaTraits: [],
  pilotOf: "none",
  expectedLeaders: "",
  ceremony: [],
  festivity: [],
  status: "planned",
  statusReason: "",
  turnout: null,
  delegates: null,
  topTier: null,
  guests: [],
  gifts: [],
  pledges: [],
  models: [],
  awards: [],
  spentState: null,
  spentSocial: null,
  outreach: null,
  goodPractice: "",
  shortcomings: "",
  proposals: "",
} as const satisfies Partial<Content>;

export const requiredKeys = ["name", "hostLevel", "heldOn"] as const satisfies readonly ContentKey[];

/** The fields by which a row is recognised, where they are sound. */
export function readKeyFields(read: ReadRow): Partial<Pick<Content, (typeof requiredKeys)[number]>> {
  const found: Partial<Content> = {};
  for (const key of requiredKeys) {
    if (!(key in read.values)) continue;
    const result = contentShape[key].safeParse(read.values[key]);
    if (result.success) Object.assign(found, { [key]: result.data });
  }
  return found;
}

/** Reads the fields of a row by the same rules as the form; what fails is a remark at its cell. */
export function readFields(
  read: ReadRow,
  stored: Content | null,
): { next: Partial<Content>; issues: CellRemark[] } {
  const issues: CellRemark[] = [];
  const next: Partial<Content> = {};
  const accept = (key: ContentKey, value: unknown) => {
    const result = contentShape[key].safeParse(value);
    if (result.success) Object.assign(next, { [key]: result.data });
    else
      for (const message of new Set(result.error.issues.map((issue) => issue.message)))
        issues.push(at(read, key, message));
  };
  for (const [key, value] of Object.entries(read.values)) accept(key as ContentKey, value);
  if (stored === null) {
    for (const key of requiredKeys) {
      if (!(key in read.values) && !isUnclear(read, key)) accept(key, undefined);
    }
  }
  const gifts = readGifts(read, stored?.gifts ?? [], issues);
  if (gifts) next.gifts = gifts;
  return { next, issues };
}

/** A remark at the cell of a field, or of the row where the file has no such column. */
export function at(
  read: ReadRow,
  key: ContentKey | "unit" | "id",
  message: string,
  cause?: RemarkCause,
): CellRemark {
  const label = columnOf(key === "gifts" ? "gifts.policy_family.count" : key).label;
  return {
    cell: read.places[key] ?? `dòng ${read.at}`,
    column: key === "gifts" ? "Quà tặng" : label,
    message,
    ...(cause && { cause }),
  };
}

/** A remark at a column's cell; a file without that column has it where the row is. */
export function atColumn(read: ReadRow, key: string, message: string): CellRemark {
  return { cell: read.places[key] ?? `dòng ${read.at}`, column: columnOf(key).label, message };
}

/** What a check of the form says, at the cell that says it: a gift by its recipient's own columns. */
export function remarkOf(
  read: ReadRow,
  content: Content,
  { path, message }: { path: string; message: string },
): CellRemark {
  const [field, row, part] = path.split(".");
  const gift = field === "gifts" ? content.gifts[Number(row)] : undefined;
  if (gift && part) return atColumn(read, `gifts.${gift.recipient}.${part}`, message);
  return at(read, field as ContentKey, message);
}

/** More of it than this is a slip. */
const giftMost = { count: 1_000_000, value: 10_000_000_000_000n };

/** The gifts of a point with those that the file names in their place; null where it names none. */
function readGifts(read: ReadRow, stored: readonly Gift[], issues: CellRemark[]): Gift[] | null {
  const said = Object.entries(read.gifts);
  if (said.length === 0) return null;
  let gifts = [...stored];
  for (const [recipient, { count, value }] of said) {
    const columns = { count: `gifts.${recipient}.count`, value: `gifts.${recipient}.value` };
    // One of the two is told or asked about already: nothing can be said of the other before that is mended.
    if (isUnclear(read, columns.count) || isUnclear(read, columns.value)) continue;
    const known = stored.filter((gift) => gift.recipient === recipient);
    const sums = {
      count: known.reduce((sum, gift) => sum + gift.count, 0),
      value: known.reduce((sum, gift) => sum + gift.value, 0n),
    };
    const now = {
      count: count === undefined ? sums.count : Number(count),
      value: value === undefined ? sums.value : BigInt(value),
    };
    const tell = (part: "count" | "value", message: string) =>
      issues.push(atColumn(read, columns[part], message));
    const most = { count: now.count > giftMost.count, value: now.value > giftMost.value };
    if (most.count) tell("count", cellSentences.too_large());
    if (most.value) tell("value", cellSentences.too_large());
    if (most.count || most.value) continue;
    if (now.count === 0 && now.value > 0n) tell("count", cellSentences.no_gift_count());
    if (now.count > 0 && value === undefined && known.length === 0)
      tell("value", cellSentences.no_gift_value());
    if (now.count === sums.count && now.value === sums.value) continue;
    gifts = gifts.filter((gift) => gift.recipient !== recipient);
    if (now.count > 0) gifts.push({ recipient: recipient as GiftRecipient, ...now });
  }
  return gifts;
}

const plain = (text: string) => text.replace(/\r\n?/g, "\n").trim().normalize("NFC");

/** The fields that differ, as a person reads them. */
export function changedFields(stored: Content, next: Partial<Content>) {
  const merged = { ...stored, ...next };
  return readersOf(Object.keys(next) as ContentKey[]).flatMap(({ path, label, read }) => {
    const [before, after] = [plain(read(stored)), plain(read(merged))];
    return before === after ? [] : [{ key: path, label, before, after }];
  });
}
