import { resolutions } from "./provinces";
import { idOf, type LegalActRow } from "./rows";

const act = (number: string, issuedOn: string, title: string): LegalActRow => ({
  id: idOf("legal_act", number),
  number,
  issuedOn,
  title,
});

export const hueCity = act(
  "175/2024/QH15",
  "2024-11-30",
  "Nghị quyết về việc thành lập thành phố Huế trực thuộc Trung ương",
);

export const provinceMergers = act(
  "202/2025/QH15",
  "2025-06-12",
  "Nghị quyết về việc sắp xếp đơn vị hành chính cấp tỉnh",
);

export const dongNaiWards = act(
  "237/NQ-UBTVQH16",
  "2026-04-14",
  "Nghị quyết về việc thành lập 10 phường thuộc tỉnh Đồng Nai",
);

export const dongNaiCity = act(
  "30/2026/QH16",
  "2026-04-24",
  "Nghị quyết về việc thành lập thành phố Đồng Nai",
);

/** The resolution that rearranged the communes of a province in 2025; `province` reads "tỉnh Hà Tĩnh". */
export function communeResolution(provinceCode: string, province: string): LegalActRow {
  return act(
    `${resolutions[provinceCode]}/NQ-UBTVQH15`,
    "2025-06-16",
    `Nghị quyết về việc sắp xếp các đơn vị hành chính cấp xã của ${province} năm 2025`,
  );
}
