/**
 * The shapes of the map (@svg-maps/vietnam, CC BY 4.0) by the code that the province had until 30/6/2025. Hoàng Sa
 * belongs to Đà Nẵng and Trường Sa to Khánh Hòa; both are always drawn.
 */
export const shapeCodes: Record<string, string> = {
  hanoi: "01",
  hagiang: "02",
  caobang: "04",
  backan: "06",
  tuyenquang: "08",
  laocai: "10",
  dienbien: "11",
  laichau: "12",
  sonla: "14",
  yenbai: "15",
  hoabinh: "17",
  thainguyen: "19",
  langson: "20",
  quangninh: "22",
  bacgiang: "24",
  phutho: "25",
  vinhphuc: "26",
  bacninh: "27",
  haiduong: "30",
  haiphong: "31",
  hungyen: "33",
  thaibinh: "34",
  hanam: "35",
  namdinh: "36",
  ninhbinh: "37",
  thanhhoa: "38",
  nghean: "40",
  hatinh: "42",
  quangbinh: "44",
  quangtri: "45",
  tthue: "46",
  danang: "48",
  hoangsa: "48",
  quangnam: "49",
  quangngai: "51",
  binhdinh: "52",
  phuyen: "54",
  khanhhoa: "56",
  truongsa: "56",
  ninhthuan: "58",
  binhthuan: "60",
  kontum: "62",
  gialai: "64",
  daklak: "66",
  daknong: "67",
  lamdong: "68",
  binhphuoc: "70",
  tayninh: "72",
  binhduong: "74",
  dongnai: "75",
  baria: "77",
  hcm: "79",
  longan: "80",
  tiengiang: "82",
  bentre: "83",
  travinh: "84",
  vinhlong: "86",
  dongthap: "87",
  angiang: "89",
  kiengiang: "91",
  cantho: "92",
  haugiang: "93",
  soctrang: "94",
  baclieu: "95",
  camau: "96",
};

/** The last day of the provinces that the shapes were drawn for. */
export const shapesDay = "2025-06-30";

/** The shapes of each unit: those of the old provinces that it took over, or its own. */
export function shapesByUnit(successors: { old: string; code: string }[]): Map<string, string[]> {
  const unitOf = new Map(successors.map((row) => [row.old, row.code]));
  const shapes = new Map<string, string[]>();
  for (const [shape, old] of Object.entries(shapeCodes)) {
    const code = unitOf.get(old);
    if (code !== undefined) shapes.set(code, [...(shapes.get(code) ?? []), shape]);
  }
  return shapes;
}
