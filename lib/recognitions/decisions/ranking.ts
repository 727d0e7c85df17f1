/** What one application is ranked by. */
export type Ranked = {
  id: string;
  /** Hundredths. */
  total: number;
  met: number;
  /** Hundredths of a percent; null where nobody was asked. */
  satisfied: number | null;
  sentAt: Date | null;
  unitCode: string;
  name: string;
};

/** The written rule by which equal totals are told apart, in this order; what is equal in all of the first three shares a place. */
export const rankingRule = [
  "Tổng điểm thẩm định cao hơn",
  "Số tiêu chí đạt nhiều hơn",
  "Tỷ lệ người dân hài lòng cao hơn",
  "Gửi hồ sơ sớm hơn",
  "Mã đơn vị nhỏ hơn, rồi tên theo bảng chữ cái",
] as const;

const byMerit = (a: Ranked, b: Ranked) =>
  b.total - a.total || b.met - a.met || (b.satisfied ?? -1) - (a.satisfied ?? -1);

const collator = new Intl.Collator("vi");

/** Puts applications in order by the written rule; the same list in any order comes out the same. */
export function rank<Row extends Ranked>(rows: readonly Row[]): (Row & { place: number })[] {
  const ordered = [...rows].sort(
    (a, b) =>
      byMerit(a, b) ||
      (a.sentAt?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b.sentAt?.getTime() ?? Number.MAX_SAFE_INTEGER) ||
      (a.unitCode < b.unitCode ? -1 : a.unitCode > b.unitCode ? 1 : 0) ||
      collator.compare(a.name, b.name) ||
      (a.id < b.id ? -1 : 1),
  );
  let place = 0;
  return ordered.map((row, at) => {
    const before = ordered[at - 1];
    if (!before || byMerit(before, row) !== 0) place = at + 1;
    return { ...row, place };
  });
}
