import type { Day } from "@/lib/core/dates";
import { dotted } from "@/lib/core/paper";
import { kindWords, policeOf } from "@/lib/core/words";
import { issuingBody, placeAndDay, signature } from "@/lib/festivals/reports/document";
import type { NamedUnit } from "@/lib/reports/overview";

/** Who issues the report of a unit, to whom it goes and who signs it; patterns of numbers are those of domain §2.6. */
export type Issuer = {
  parent: string;
  issuer: string;
  /** What follows the number, where it is known. */
  pattern: string;
  to: string;
  recipients: string[];
  chief: string;
  deputy: string;
  /** "Toàn tỉnh", "Toàn quốc", "Phường". */
  whole: string;
};

const v05 = "Cục Xây dựng phong trào bảo vệ an ninh Tổ quốc";

/** The head and the foot of a unit's report. */
export function issuerOf(unit: NamedUnit, above: NamedUnit | null): Issuer {
  const kind = kindWords[unit.kind];
  switch (unit.level) {
    case "nation":
      return {
        parent: "BỘ CÔNG AN",
        issuer: v05.toLocaleUpperCase("vi"),
        pattern: "BC-V05",
        to: "Lãnh đạo Bộ Công an",
        recipients: ["- Như trên;", "- Lưu: VT, V05."],
        chief: "CỤC TRƯỞNG",
        deputy: "PHÓ CỤC TRƯỞNG",
        whole: "Toàn quốc",
      };
    case "province":
      return {
        parent: "BỘ CÔNG AN",
        issuer: issuingBody(unit),
        pattern: "BC-CAT-PV05",
        to: `Bộ Công an (qua ${v05})`,
        recipients: ["- Như trên;", `- UBND ${kind} (để báo cáo);`, "- Lưu: VT, PV05."],
        chief: "GIÁM ĐỐC",
        deputy: "PHÓ GIÁM ĐỐC",
        whole: `Toàn ${kind}`,
      };
    case "district":
    case "commune":
      return {
        parent: above && above.level !== "nation" ? policeOf(above).toLocaleUpperCase("vi") : "BỘ CÔNG AN",
        issuer: issuingBody(unit),
        // How communes number their reports is not published: room for it.
        pattern: "BC-……",
        to: above ? policeOf(above) : dotted,
        recipients: ["- Như trên;", `- UBND ${kind} (để báo cáo);`, "- Lưu: VT."],
        chief: unit.level === "commune" ? `TRƯỞNG CÔNG AN ${kind.toLocaleUpperCase("vi")}` : "TRƯỞNG CÔNG AN",
        deputy:
          unit.level === "commune"
            ? `PHÓ TRƯỞNG CÔNG AN ${kind.toLocaleUpperCase("vi")}`
            : "PHÓ TRƯỞNG CÔNG AN",
        whole: `Toàn ${kind}`,
      };
  }
}

/** "Số: 45/BC-CAT-PV05"; room for it while there is none. */
export function numberOf(number: string, { pattern }: Issuer): string {
  return `Số: ${number === "" ? `……/${pattern}` : number}`;
}

/** Where and when: the ministry sits in Hà Nội. */
export function placeOf(unit: NamedUnit, day: Day | null): string {
  return placeAndDay(unit.level === "nation" ? { kind: "municipality", name: "Hà Nội" } : unit, day);
}

/** The block of the signature: with who signs, or with the room for it. */
export function signatureOf(
  signer: string,
  issuer: Issuer,
  draft: boolean,
): { authority: string[]; notes: string[]; name: string } {
  const notes = draft ? ["(Chữ ký, dấu)"] : [];
  if (signer.trim() !== "") return { ...signature(signer), notes };
  return {
    authority: [issuer.chief],
    notes: [`(hoặc KT. ${issuer.chief}, ${issuer.deputy})`, ...notes],
    // Cấp bậc stands before the name in the police.
    name: `(cấp bậc) ${dotted}`,
  };
}
