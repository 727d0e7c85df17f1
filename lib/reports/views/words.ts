import type { Issue } from "@/lib/core/refusal";
import type { ViewSharing } from "@/prisma/generated/enums";
import { entryOf, figureCodes } from "../catalogue";
import { maps } from "../schema";
import { mapWord, unitName } from "../words";
import { type ViewUnits, viewPages } from "./view";

export const sharingWords: Record<ViewSharing, string> = {
  own: "Chỉ mình tôi",
  unit: "Đơn vị tôi",
  below: "Đơn vị tôi và cấp dưới",
};

/** What a view shows, from its address: "Tổng quan · Lượt người tham gia · mùa 2026 · tỉnh Hà Tĩnh". */
export function describeView(address: string, named: ViewUnits): string {
  const [path = "", query = ""] = address.split("?");
  const asked = new URLSearchParams(query);
  const code = figureCodes.find((one) => one === asked.get("figure"));
  const map = maps.find((one) => one === asked.get("map"));
  const unitIn = (name: keyof ViewUnits) => {
    if (!asked.has(name)) return undefined;
    const unit = named[name];
    return unit ? unitName(unit) : `đơn vị mã ${asked.get(name)}`;
  };
  return [
    viewPages[path],
    code && entryOf(code).short,
    asked.has("season") ? `mùa ${asked.get("season")}` : "mùa mới nhất",
    unitIn("unit") ?? "đơn vị của người mở",
    asked.has("other") && `so với ${unitIn("other")}`,
    asked.has("of") && `hồ sơ của ${unitIn("of")}`,
    map && mapWord(map).toLowerCase(),
  ]
    .filter(Boolean)
    .join(" · ");
}

export const viewIssues = {
  taken: (): Issue => ({
    path: "name",
    code: "view_name_taken",
    message: "Bạn đã có góc nhìn tên này. Chọn tên khác.",
  }),
  tooMany: (most: number): Issue => ({
    path: "",
    code: "view_too_many",
    message: `Đã có ${most} góc nhìn. Xóa bớt rồi lưu lại.`,
  }),
  noneBelow: (): Issue => ({
    path: "sharing",
    code: "view_none_below",
    message: "Đơn vị cấp xã không có cấp dưới. Chọn chia sẻ trong đơn vị.",
  }),
};

export const viewDone: Readonly<Record<string, string>> = {
  saved: "Đã lưu góc nhìn",
  changed: "Đã ghi thay đổi",
  deleted: "Đã xóa góc nhìn",
};
