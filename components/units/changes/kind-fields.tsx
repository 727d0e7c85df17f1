import { FieldRow } from "@/components/patterns/field-row";
import { HiddenField } from "@/components/patterns/hidden-field";
import { RepeatRows } from "@/components/patterns/repeat-rows";
import { type Option, SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { kindWords } from "@/lib/core/words";
import { kindsAt } from "@/lib/units/changes/line";
import type { UnitChangeKind } from "@/prisma/generated/enums";

export type FormKind = Exclude<UnitChangeKind, "mapping">;

export type KindFieldsProps = {
  kind: FormKind;
  /** "42", or "VN" where provinces themselves change. */
  within: string;
  /** The units to choose from, by code. */
  units: Option[];
  /** The provinces that may take a unit. */
  provinces: Option[];
  /** The unit that the form was opened for. */
  chosen?: string;
};

const chooseUnit = "Chọn đơn vị";

/** What each kind of change asks for, and no more. */
export function KindFields({ kind, within, units, provinces, chosen = "" }: KindFieldsProps) {
  const level = within === "VN" ? "province" : "commune";
  const kinds = kindsAt[level].map((value) => ({ value, label: kindWords[value] }));
  const digits = level === "province" ? "2 chữ số" : "5 chữ số";
  const code = { label: "Mã", hint: `${digits}; mã cũ dùng lại được khi đơn vị cũ kết thúc.` };
  const nameHint = "Không kèm loại, ví dụ Thạch Hà";
  const parent = level === "commune" ? within : "";
  const unit = (label: string) => (
    <SelectField name="unit" label={label} required options={units} empty={chooseUnit} value={chosen} />
  );
  switch (kind) {
    case "open":
      return (
        <>
          <HiddenField name="parent" value={parent} />
          <FieldRow columns={3}>
            <TextField name="code" required inputMode="numeric" maxLength={5} {...code} hint={digits} />
            <TextField name="name" label="Tên" hint={nameHint} required maxLength={100} />
            <SelectField name="unitKind" label="Loại" required options={kinds} empty="Chọn loại" />
          </FieldRow>
        </>
      );
    case "close":
      return (
        <FieldRow>
          {unit("Đơn vị kết thúc")}
          <SelectField
            name="successor"
            label="Đơn vị kế tục toàn bộ"
            hint="Đọc được hồ sơ cũ và làm tiếp hồ sơ dở."
            required
            options={units}
            empty={chooseUnit}
          />
        </FieldRow>
      );
    case "rename":
      return (
        <FieldRow columns={3}>
          {unit("Đơn vị")}
          <TextField name="name" label="Tên từ ngày hiệu lực" hint={nameHint} required maxLength={100} />
          <SelectField
            name="unitKind"
            label="Loại từ ngày hiệu lực"
            required
            options={kinds}
            empty="Chọn loại"
          />
        </FieldRow>
      );
    case "move":
      return (
        <FieldRow columns={3}>
          {unit("Đơn vị chuyển đi")}
          <SelectField
            name="above"
            label="Tỉnh, thành phố nhận"
            required
            options={provinces}
            empty="Chọn tỉnh"
          />
          <TextField
            name="code"
            label="Mã mới"
            hint="Để trống để giữ mã cũ"
            optional
            inputMode="numeric"
            maxLength={5}
          />
        </FieldRow>
      );
    case "merge":
      return (
        <>
          <RepeatRows
            group="units"
            legend="Các đơn vị nhập vào nhau"
            noun="đơn vị"
            max={30}
            fields={[
              {
                name: "unit",
                label: "Đơn vị",
                kind: "select",
                options: units,
                empty: chooseUnit,
                required: true,
              },
            ]}
            rows={[{ unit: chosen }, { unit: "" }]}
          />
          <SelectField
            name="into"
            label="Nhập vào"
            hint="Chọn đơn vị đang có và tiếp tục tồn tại; để trống nếu lập đơn vị mới dưới đây."
            options={units}
            empty="Lập đơn vị mới"
          />
          <HiddenField name="parent" value={parent} />
          <FieldRow columns={3}>
            <TextField name="code" inputMode="numeric" maxLength={5} {...code} label="Mã đơn vị mới" />
            <TextField name="name" label="Tên đơn vị mới" hint={nameHint} maxLength={100} />
            <SelectField name="unitKind" label="Loại đơn vị mới" options={kinds} empty="Chọn loại" />
          </FieldRow>
        </>
      );
    case "split":
      return (
        <>
          {unit("Đơn vị được chia")}
          <HiddenField name="parent" value={parent} />
          <RepeatRows
            group="parts"
            legend="Các phần"
            hint="Dòng đầu là phần chính: số liệu cũ cộng vào đó trên bản đồ hiện nay. Phần giữ tên cũ ghi lại mã và tên cũ. Phần nhập vào đơn vị đang có chỉ ghi mã."
            noun="phần"
            max={20}
            fields={[
              { name: "code", label: "Mã", kind: "text", required: true },
              { name: "name", label: "Tên", kind: "text" },
              { name: "kind", label: "Loại", kind: "select", options: kinds, empty: "Chọn loại" },
            ]}
            rows={[{}, {}]}
          />
        </>
      );
  }
}
