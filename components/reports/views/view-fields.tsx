import { RadioGroup } from "@/components/patterns/choice-group";
import { TextField } from "@/components/patterns/text-field";
import { sharingWords } from "@/lib/reports/views/words";
import type { ViewSharing } from "@/prisma/generated/enums";

type ViewFieldsProps = { name?: string; sharing?: ViewSharing; hasBelow: boolean };

/** How a view is called, and who sees it. */
export function ViewFields({ name, sharing = "own", hasBelow }: ViewFieldsProps) {
  const options = [
    { value: "own", label: sharingWords.own },
    { value: "unit", label: sharingWords.unit, hint: "Mọi người làm việc cho đơn vị." },
    ...(hasBelow
      ? [
          {
            value: "below",
            label: sharingWords.below,
            hint: "Ai mở cũng chỉ thấy số liệu trong phạm vi của mình; đơn vị nêu trong góc nhìn mà ngoài phạm vi thì thay bằng đơn vị của người mở.",
          },
        ]
      : []),
  ];
  return (
    <>
      <TextField name="name" label="Tên góc nhìn" value={name} required maxLength={80} />
      <RadioGroup name="sharing" label="Ai được thấy" options={options} value={sharing} />
    </>
  );
}
