import type { ReactNode } from "react";
import { ActionForm } from "@/components/patterns/action-form";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SelectField } from "@/components/patterns/select-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Day } from "@/lib/core/dates";
import type { FormAction, FormState } from "@/lib/core/refusal";
import type { ContactRow, PostRow } from "@/lib/units/profile/view";
import { postKinds, postTitle } from "@/lib/units/profile/words";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";

type Unit = { id: string; level: UnitLevel; kind: UnitKind; name: string };

type ProfileFormProps = {
  unit: Unit;
  action: FormAction;
  requestId: string;
  initial?: FormState;
  title: string;
  note: string;
  /** The row that is ended or put right. */
  rowId?: string;
  submit: string;
  children: ReactNode;
};

/** One act on a unit's profile. What is there stays; the note says what becomes of it. */
export function ProfileForm({ unit, title, note, rowId, submit, children, ...form }: ProfileFormProps) {
  return (
    <ActionForm {...form} label={title}>
      <HiddenField name="id" value={unit.id} />
      {rowId && <HiddenField name="rowId" value={rowId} />}
      <Card title={title} note={note}>
        <div className="grid gap-5">{children}</div>
      </Card>
      <FormActions>
        <SubmitButton working="Đang ghi…">{submit}</SubmitButton>
        <ButtonLink href={`/units/${unit.id}`}>Không ghi</ButtonLink>
      </FormActions>
    </ActionForm>
  );
}

/** The person, the post and the term; with what stood in the row that is put right. */
export function PostFields({ unit, row, today }: { unit: Unit; row?: PostRow; today: Day }) {
  return (
    <>
      <FieldRow columns={2}>
        <SelectField
          name="post"
          label="Chức vụ"
          empty="Chọn chức vụ"
          required
          value={row?.post}
          options={postKinds.map((post) => ({ value: post, label: postTitle(post, unit) }))}
        />
        <TextField name="fullName" label="Họ và tên" required maxLength={80} value={row?.fullName} />
      </FieldRow>
      <ReachFields row={row} />
      <FieldRow columns={3}>
        <DateField name="validFrom" label="Từ ngày" required value={row?.validFrom ?? today} />
        <DateField name="validTo" label="Đến trước ngày" optional value={row?.saidTo ?? undefined} />
        <TextField
          name="decisionNumber"
          label="Số quyết định"
          optional
          maxLength={60}
          placeholder="15/QĐ-CAT-PX01"
          value={row?.decisionNumber}
        />
      </FieldRow>
    </>
  );
}

/** The seat and the numbers. */
export function ContactFields({ row, today, ends }: { row?: ContactRow; today: Day; ends: boolean }) {
  return (
    <>
      <TextField name="address" label="Trụ sở" required maxLength={200} width="full" value={row?.address} />
      <ReachFields row={row} />
      <FieldRow columns={2}>
        <DateField name="validFrom" label="Áp dụng từ ngày" required value={ends ? row?.validFrom : today} />
        {ends && (
          <DateField name="validTo" label="Đến trước ngày" optional value={row?.saidTo ?? undefined} />
        )}
      </FieldRow>
    </>
  );
}

function ReachFields({ row }: { row?: { phone: string; email: string } }) {
  return (
    <FieldRow columns={2}>
      <TextField
        name="phone"
        label="Điện thoại cơ quan"
        hint="Không ghi số riêng của cá nhân."
        optional
        inputMode="tel"
        maxLength={40}
        value={row?.phone}
      />
      <TextField
        name="email"
        label="Thư điện tử cơ quan"
        optional
        inputMode="email"
        maxLength={120}
        value={row?.email}
      />
    </FieldRow>
  );
}

/** Why a row is put right. */
export function ReasonField() {
  return (
    <TextField
      name="reason"
      label="Lý do đính chính"
      hint="Dòng cũ vẫn còn trong lịch sử, kèm lý do này."
      required
      maxLength={300}
      width="full"
    />
  );
}
