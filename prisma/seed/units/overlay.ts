/**
 * What address.json says wrongly or cannot know, as facts. Its state is 02/7/2025. Every fact here was read in the law named
 * beside it; the tests of the counts tell when one of them is no longer needed.
 */

/**
 * Ia Mơ keeps the code that it had as a commune of Chư Prông. The package gives it 23737, the code of the old Ia Mơ Nông,
 * which was handed out by mistake in công văn 1027/CTK-CSCL and corrected in the table of QĐ 19/2025/QĐ-TTg.
 */
export const newCodes: Record<string, string> = { "23737": "23938" };

/** Missing in the package: the commune had no row because nothing was rearranged there (NQ 1664, khoản 127). */
export const missingOldCommunes = [
  {
    code: "23938",
    fullName: "Xã Ia Mơ",
    district: "Huyện Chư Prông",
    province: "Tỉnh Gia Lai",
    newCode: "23938",
  },
];

/** Two communes of Kiên Giang called Thạnh Lộc, exchanged in the package: Châu Thành and Giồng Riềng (NQ 1654). */
export const successors: Record<string, string> = { "30901": "30886", "30913": "30910" };

/**
 * Đạ Huoai, Đạ Tẻh and Cát Tiên became one district on 01/12/2024. It took the name of the first and the code (682) of the
 * second, and the package the name of the second as well.
 */
export const districtNames: Record<string, string> = { "Lâm Đồng|Huyện Đạ Tẻh": "Huyện Đạ Huoai" };

/** Island districts without communes became special zones whole; the package has empty rows for them. */
export const islandDistricts: Record<string, string> = {
  "318": "11948", // Bạch Long Vĩ, NQ 1669
  "471": "19742", // Cồn Cỏ, NQ 1680
  "498": "20333", // Hoàng Sa, NQ 1659
  "536": "21548", // Lý Sơn, NQ 1677
  "755": "26732", // Côn Đảo, NQ 1685
};

/**
 * Names that were damaged on the way: "nông trường" lost or abbreviated, words run together, small letters, "ưới" for "uới".
 * Mere variants of names of minority languages (Đắk, Đăk, Đak) stay as the national list had them.
 */
export const oldNames: Record<string, string> = {
  "00679": "Đại Áng",
  "00916": "Nông trường Việt Lâm",
  "02902": "Nông trường Phong Hải",
  "03442": "Pa Ủ",
  "03712": "Nậm Ét",
  "03727": "Mường É",
  "03742": "É Tòng",
  "04621": "Nông trường Liên Sơn",
  "04627": "Nông trường Trần Phú",
  "06337": "Đồng Ý",
  "06616": "Nông trường Thái Bình",
  "19114": "Nông trường Việt Trung",
  "19246": "Nông trường Lệ Ninh",
  "22192": "Ea Chà Rang",
  "22225": "Ea Bar",
  "22228": "Ea Bia",
  "22231": "Ea Trol",
  "22237": "Ea Ly",
  "23554": "Ya Ly",
  "28807": "Quới Sơn",
  "31246": "Thạnh Quới",
};

/** NQ 237/NQ-UBTVQH16: ten communes of Đồng Nai are wards since 30/4/2026, the day on which the province became a city. */
export const wardsOfDongNai = [
  "25270", // Lộc Ninh
  "25357", // Tân Khai
  "25363", // Đồng Phú
  "26116", // Tân Phú
  "26170", // Trị An
  "26248", // Trảng Bom
  "26326", // Dầu Giây
  "26368", // Long Thành
  "26425", // Xuân Lộc
  "26485", // Nhơn Trạch
];
