import { CheckboxGroup } from "@/components/patterns/choice-group";
import type { Content } from "@/lib/festivals/points/content";
import { ceremonyWords, festivityWords, optionsOf } from "@/lib/festivals/words";

/** Phần lễ, phần hội: what the programme had, in its order. */
export function ProgrammeFields({ content }: { content: Content }) {
  return (
    <>
      <CheckboxGroup
        name="ceremony[]"
        label="Phần lễ"
        hint="Đánh dấu các nội dung có trong chương trình."
        columns={2}
        options={optionsOf(ceremonyWords)}
        value={content.ceremony}
      />
      <CheckboxGroup
        name="festivity[]"
        label="Phần hội"
        columns={2}
        options={optionsOf(festivityWords)}
        value={content.festivity}
      />
    </>
  );
}
