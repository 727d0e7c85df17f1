import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { type OptionGroup, SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { roleWords, unitTitle } from "@/lib/core/words";
import { rolesAt } from "@/lib/identity/assignable";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";

export type UnitChoice = {
  id: string;
  code: string;
  level: UnitLevel;
  kind: UnitKind;
  name: string;
  open: boolean;
};

const levelNames: Record<UnitLevel, string> = {
  nation: "Bộ",
  province: "Tỉnh, thành phố",
  district: "Công an huyện (mùa cũ)",
  commune: "Xã, phường, đặc khu",
};

const order = ["nation", "province", "commune", "district"] as const;

/** The units as a list by level; closed ones say so. */
export function unitOptions(units: UnitChoice[]): OptionGroup[] {
  return order.flatMap((level) => {
    const options = units
      .filter((unit) => unit.level === level)
      .map((unit) => ({
        value: unit.id,
        label: `${level === "nation" ? "Bộ Công an" : unitTitle(unit)}${unit.open ? "" : " (đã kết thúc)"}`,
      }));
    return options.length > 0 ? [{ label: levelNames[level], options }] : [];
  });
}

/** The roles by level, for the levels that the administrator keeps. */
export function roleOptions(units: UnitChoice[]): OptionGroup[] {
  return order
    .filter((level) => units.some((unit) => unit.level === level))
    .map((level) => ({
      label: levelNames[level],
      options: rolesAt[level].map((role) => ({ value: role, label: roleWords[role] })),
    }));
}

type TermFieldsProps = { units: UnitChoice[]; unitId?: string; today: string };

/** A role at a unit from a day to a day, by a decision. */
export function TermFields({ units, unitId, today }: TermFieldsProps) {
  return (
    <>
      <FieldRow columns={2}>
        <SelectField
          name="unitId"
          label="Tại đơn vị"
          empty="Chọn đơn vị"
          options={unitOptions(units)}
          value={unitId}
        />
        <SelectField name="role" label="Vai trò" empty="Chọn vai trò" options={roleOptions(units)} />
      </FieldRow>
      <FieldRow columns={3}>
        <DateField name="validFrom" label="Từ ngày" value={today} />
        <DateField name="validTo" label="Đến trước ngày" optional />
        <TextField
          name="decisionNumber"
          label="Số quyết định"
          optional
          maxLength={60}
          placeholder="15/QĐ-CAT-PX01"
        />
      </FieldRow>
    </>
  );
}
