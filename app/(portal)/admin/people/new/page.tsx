import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PersonFields } from "@/components/identity/person-fields";
import { TermFields } from "@/components/identity/term-fields";
import { ActionForm } from "@/components/patterns/action-form";
import { FormActions } from "@/components/patterns/form-actions";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { dayOf } from "@/lib/core/dates";
import { unparkedForm } from "@/lib/core/parked";
import { read } from "@/lib/core/read";
import { openAccountAction } from "@/lib/identity/actions";
import { listKeptUnits } from "@/lib/identity/queries";

export const metadata: Metadata = { title: "Thêm người dùng" };

type Props = { searchParams: Promise<{ unit?: string; kept?: string }> };

export default screen(async function NewPersonPage({ searchParams }: Props) {
  const { unit, kept } = await searchParams;
  const now = new Date();
  const { units, userId } = await read("people.manage", async (tx, actor) => ({
    units: await listKeptUnits(tx, actor, now),
    userId: actor.userId,
  }));
  return (
    <PageBody>
      <SecretBanner />
      <PageHeader
        title="Thêm người dùng"
        crumbs={[{ label: "Người dùng", href: "/admin/people" }]}
        facts={["Mỗi người một tài khoản mang tên mình; mật khẩu tạm được cấp ở bước sau"]}
      />
      <ActionForm
        action={openAccountAction}
        requestId={randomUUID()}
        initial={await unparkedForm(kept, userId)}
        label="Thêm người dùng"
      >
        <Card title="Người">
          <div className="grid gap-5">
            <PersonFields />
            <TextField
              name="username"
              label="Tên đăng nhập"
              hint="Chữ thường không dấu, ví dụ hatinh.canbo. Không đổi được về sau."
              required
              maxLength={64}
              width="medium"
            />
          </div>
        </Card>
        <Card
          title="Vai trò đầu tiên"
          note="Tài khoản do đơn vị này giữ; có thể giao thêm vai trò sau khi tạo."
        >
          <div className="grid gap-5">
            <TermFields units={units} unitId={unit} today={dayOf(now)} />
          </div>
        </Card>
        <FormActions>
          <SubmitButton working="Đang tạo…">Tạo tài khoản</SubmitButton>
          <ButtonLink href="/admin/people">Không tạo</ButtonLink>
        </FormActions>
      </ActionForm>
    </PageBody>
  );
});
