import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { z } from "zod";
import { screen } from "@/app/screen";
import { DateField } from "@/components/patterns/date-field";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { ContactFields, PostFields, ProfileForm, ReasonField } from "@/components/units/profile/profile-form";
import { dayOf } from "@/lib/core/dates";
import { unparkedForm } from "@/lib/core/parked";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { policeOf, unitTitle } from "@/lib/core/words";
import {
  appointPostAction,
  correctContactAction,
  correctPostAction,
  endPostAction,
  moveContactAction,
} from "@/lib/units/profile/actions";
import { getKeptUnit, getProfile } from "@/lib/units/profile/queries";
import { profileAddress } from "@/lib/units/profile/schema";
import { postTitle } from "@/lib/units/profile/words";

export const metadata: Metadata = { title: "Thông tin đơn vị" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

/** One act on the profile of a unit that one keeps: who takes up a post or leaves it, where the unit sits, what was wrong. */
export default screen(async function ProfilePage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const { act, row: rowId } = profileAddress.parse(asked);
  const today = dayOf(new Date());
  const { unit, posts, contacts, userId } = await read("units.profile", async (tx, actor) => {
    if (!z.uuid().safeParse(id).success) throw new NotThere();
    const kept = await getKeptUnit(tx, actor, id, today);
    return kept && { unit: kept, userId: actor.userId, ...(await getProfile(tx, id)) };
  });
  const post = posts.find((row) => row.id === rowId && !row.putRight);
  const contact = contacts.find((row) => row.id === rowId && !row.putRight);
  const common = {
    unit,
    requestId: randomUUID(),
    initial: await unparkedForm(typeof asked.kept === "string" ? asked.kept : undefined, userId),
  };
  return (
    <PageBody>
      <SecretBanner />
      <PageHeader
        title={`Thông tin của ${policeOf(unit)}`}
        crumbs={[
          { label: "Đơn vị", href: "/units" },
          { label: unitTitle(unit), href: `/units/${unit.id}` },
        ]}
        facts={["Chỉ ghi thông tin công vụ; điều đã ghi không bị xóa"]}
      />
      {act === "end" && post ? (
        <ProfileForm
          {...common}
          action={endPostAction}
          rowId={post.id}
          title={`Kết thúc: ${postTitle(post.post, unit)} – ${post.fullName}`}
          note="Người này chuyển sang mục Trước đây từ ngày đó."
          submit="Kết thúc nhiệm kỳ"
        >
          <DateField name="endsOn" label="Thôi giữ chức vụ từ ngày" required value={today} />
        </ProfileForm>
      ) : act === "correct" && post ? (
        <ProfileForm
          {...common}
          action={correctPostAction}
          rowId={post.id}
          title={`Đính chính: ${postTitle(post.post, unit)} – ${post.fullName}`}
          note="Dòng mới thay dòng cũ; dòng cũ còn trong lịch sử."
          submit="Ghi đính chính"
        >
          <PostFields unit={unit} row={post} today={today} />
          <ReasonField />
        </ProfileForm>
      ) : act === "correct-contact" && contact ? (
        <ProfileForm
          {...common}
          action={correctContactAction}
          rowId={contact.id}
          title="Đính chính trụ sở, liên hệ"
          note="Dòng mới thay dòng cũ; dòng cũ còn trong lịch sử."
          submit="Ghi đính chính"
        >
          <ContactFields row={contact} today={today} ends />
          <ReasonField />
        </ProfileForm>
      ) : act === "contact" ? (
        <ProfileForm
          {...common}
          action={moveContactAction}
          title="Trụ sở, liên hệ từ một ngày"
          note="Thông tin đang áp dụng kết thúc vào ngày này và còn trong lịch sử."
          submit="Ghi thông tin"
        >
          <ContactFields
            row={contacts.find((row) => !row.putRight && !row.saidTo)}
            today={today}
            ends={false}
          />
        </ProfileForm>
      ) : (
        <ProfileForm
          {...common}
          action={appointPostAction}
          title="Thêm người giữ chức vụ"
          note="Người đứng đầu trước, nếu còn, thôi giữ chức vụ vào ngày người mới bắt đầu."
          submit="Ghi người giữ chức vụ"
        >
          <PostFields unit={unit} today={today} />
        </ProfileForm>
      )}
    </PageBody>
  );
});
