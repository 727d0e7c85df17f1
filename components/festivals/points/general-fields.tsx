import { CheckboxGroup } from "@/components/patterns/choice-group";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { TextareaField } from "@/components/patterns/textarea-field";
import { TimeField } from "@/components/patterns/time-field";
import { formatDay } from "@/lib/core/dates";
import type { Content } from "@/lib/festivals/points/content";
import { noDistrictPolice, noDistricts } from "@/lib/festivals/points/impossible";
import type { SeasonRef } from "@/lib/festivals/points/record";
import {
  areaClassWords,
  areaTraitWords,
  hostLevelWords,
  optionsOf,
  pilotOfWords,
} from "@/lib/festivals/words";

type GeneralFieldsProps = { content: Partial<Content>; season: Pick<SeasonRef, "startsOn" | "endsOn"> };

/** Thông tin chung: which point this is, where and when. */
export function GeneralFields({ content, season }: GeneralFieldsProps) {
  const window = `Mùa này từ ${formatDay(season.startsOn)} đến ${formatDay(season.endsOn)}.`;
  const hosts = optionsOf(hostLevelWords).filter(
    ({ value }) => value !== "district" || season.startsOn < noDistrictPolice,
  );
  const pilots = optionsOf(pilotOfWords).filter(
    ({ value }) => value !== "district" || season.startsOn < noDistricts,
  );
  return (
    <>
      <FieldRow>
        <TextField
          name="name"
          label="Tên điểm"
          hint="Ví dụ: Ngày hội thôn Nam Thượng."
          required
          value={content.name}
          maxLength={300}
        />
        <SelectField
          name="hostLevel"
          label="Cấp tổ chức"
          hint="Điểm cấp xã và điểm khu dân cư được đếm riêng."
          required
          empty="Chọn cấp tổ chức"
          options={hosts}
          value={content.hostLevel}
        />
      </FieldRow>
      <TextField
        name="place"
        label="Địa điểm"
        hint="Nơi diễn ra, ví dụ: Nhà văn hóa thôn."
        value={content.place}
        maxLength={300}
      />
      <FieldRow columns={3}>
        <DateField name="heldOn" label="Ngày tổ chức" hint={window} required value={content.heldOn} />
        <TimeField name="startsAt" label="Giờ bắt đầu" optional value={content.startsAt} />
        <TimeField name="endsAt" label="Giờ kết thúc" optional value={content.endsAt} />
      </FieldRow>
      <FieldRow>
        <SelectField
          name="areaClass"
          label="Phân loại địa bàn"
          options={optionsOf(areaClassWords)}
          value={content.areaClass ?? "normal"}
        />
        <SelectField name="pilotOf" label="Điểm chỉ đạo" options={pilots} value={content.pilotOf ?? "none"} />
      </FieldRow>
      <CheckboxGroup
        name="areaTraits[]"
        label="Đặc điểm địa bàn"
        hint="Đánh dấu những mục đúng với nơi tổ chức."
        columns={2}
        options={optionsOf(areaTraitWords)}
        value={content.areaTraits}
      />
      <TextareaField
        name="expectedLeaders"
        label="Lãnh đạo dự kiến dự"
        hint="Chức vụ và đơn vị, mỗi người một dòng."
        optional
        rows={2}
        value={content.expectedLeaders}
        maxLength={1000}
      />
    </>
  );
}
