import { type Day, formatDay } from "@/lib/core/dates";
import { type FieldReader, markOf } from "@/lib/core/merge";
import { formatDong, formatMoney, formatNumber } from "@/lib/core/numbers";
import type { ReceiptText } from "@/lib/core/receipt";
import type { FieldSection } from "@/lib/core/review";
import {
  areaClassWords,
  areaTraitWords,
  awardAuthorityWords,
  awardFormWords,
  awardRecipientWords,
  ceremonyWords,
  festivalStatusWords,
  festivityWords,
  giftRecipientWords,
  hostLevelWords,
  leaderTierWords,
  modelKindWords,
  pilotOfWords,
} from "@/lib/festivals/words";
import {
  type Content,
  type ContentKey,
  fieldWords,
  formStepNames,
  formSteps,
  type Gift,
  totals,
} from "./content";

const lines = (list: string[]) => list.join("\n");
const number = (value: number | null) => (value === null ? "" : formatNumber(value));
const money = (value: bigint | null) => (value === null ? "" : `${formatDong(value)} đồng`);

const exact = (value: bigint) => `${formatDong(value)} đồng`;
const giftLines = (value: Gift[], sum: (value: bigint) => string) =>
  lines(
    value.map(
      (gift) => `${giftRecipientWords[gift.recipient]}: ${formatNumber(gift.count)} suất, ${sum(gift.value)}`,
    ),
  );

/** How each field is read out; "" when nothing was entered. */
const readers: { [K in ContentKey]: (value: Content[K]) => string } = {
  name: (value) => value,
  hostLevel: (value) => hostLevelWords[value],
  place: (value) => value,
  heldOn: (value: Day) => formatDay(value),
  startsAt: (value) => value ?? "",
  endsAt: (value) => value ?? "",
  areaClass: (value) => areaClassWords[value],
  areaTraits: (value) => value.map((code) => areaTraitWords[code]).join(", "),
  pilotOf: (value) => pilotOfWords[value],
  expectedLeaders: (value) => value,
  ceremony: (value) => lines(value.map((code) => ceremonyWords[code])),
  festivity: (value) => lines(value.map((code) => festivityWords[code])),
  status: (value) => festivalStatusWords[value],
  statusReason: (value) => value,
  turnout: number,
  delegates: number,
  topTier: (value) => (value ? leaderTierWords[value] : ""),
  guests: (value) =>
    lines(
      value.map((guest) =>
        [guest.fullName, guest.jobTitle, guest.organisation, leaderTierWords[guest.tier]]
          .filter((part) => part !== "")
          .join(", "),
      ),
    ),
  gifts: (value) => giftLines(value, formatMoney),
  pledges: (value) => lines(value.map((pledge) => `${formatNumber(pledge.count)} bản: ${pledge.parties}`)),
  models: (value) =>
    lines(
      value.map(
        (model) => `${model.name} (${modelKindWords[model.kind]}, ${formatNumber(model.places)} điểm)`,
      ),
    ),
  awards: (value) =>
    lines(
      value.map(
        (award) =>
          `${awardFormWords[award.form]} của ${awardAuthorityWords[award.authority]}: ${formatNumber(award.count)} ${awardRecipientWords[award.recipient].toLowerCase()}`,
      ),
    ),
  spentState: money,
  spentSocial: money,
  outreach: number,
  goodPractice: (value) => value,
  shortcomings: (value) => value,
  proposals: (value) => value,
};

/** A field as a person reads it. */
export function readField<K extends ContentKey>(key: K, content: Pick<Content, K>): string {
  return readers[key](content[key]);
}

const onReceipt = [
  "hostLevel",
  "place",
  "heldOn",
  "status",
  "turnout",
  "delegates",
  "topTier",
] as const satisfies readonly ContentKey[];

/** What the receipt of a sent point says of it. */
export function pointReceipt(content: Content): ReceiptText {
  const sum = totals(content);
  const facts = onReceipt.map((key) => ({ label: fieldWords[key], value: readField(key, content) }));
  if (content.status === "held") {
    facts.push(
      {
        label: fieldWords.gifts,
        value: `${formatNumber(sum.gifts)} suất, ${formatMoney(sum.giftValue)}`,
      },
      { label: fieldWords.awards, value: formatNumber(sum.awards) },
    );
  }
  return {
    title: `Kết quả điểm Ngày hội: ${content.name}`,
    facts: facts.filter(({ value }) => value !== ""),
  };
}

/** The fields of a form, for putting together what two people entered. */
export function readersOf(keys: readonly ContentKey[]): FieldReader<Content>[] {
  return keys.map((path) => ({
    path,
    label: fieldWords[path],
    // Reading rounds large sums; two gifts that differ by a đồng differ all the same.
    read:
      path === "gifts" ? (content) => giftLines(content.gifts, exact) : (content) => readField(path, content),
  }));
}

/** The fields by the steps of the form: what a return may name, and what is compared with it later. */
export const pointSections: readonly FieldSection<Content>[] = formStepNames.map((step) => ({
  title: formSteps[step].title,
  readers: readersOf(formSteps[step].keys),
}));

/** A short mark of some fields, to see whether a saving changes them. */
export function contentMark(keys: readonly ContentKey[], content: Content): string {
  const text = JSON.stringify(
    keys.map((key) => content[key]),
    (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value),
  );
  return markOf(text);
}
