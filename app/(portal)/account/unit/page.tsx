import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { UnitForm } from "@/components/identity/unit-form";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Card } from "@/components/ui/card";
import { chooseUnitAction } from "@/lib/identity/account-actions";
import { listOwnChoices } from "@/lib/identity/account-queries";
import { readOwn } from "@/lib/identity/gate";
import { returnPath } from "@/lib/identity/return-path";

export const metadata: Metadata = { title: "Chọn đơn vị làm việc" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default screen(async function ChooseUnitPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const { choices, delegated, chosen, lost } = await readOwn((tx, person) =>
    listOwnChoices(tx, person, new Date()),
  );
  return (
    <PageBody>
      <PageHeader
        title="Chọn đơn vị làm việc"
        facts={[
          choices.length + delegated.length > 0
            ? "Mọi việc tiếp theo được làm thay mặt đơn vị đã chọn, với vai trò tại đơn vị đó."
            : "Hiện chưa có vai trò nào còn hiệu lực.",
        ]}
      />
      {lost && (
        <Notice tone="warning" title="Vai trò đã chọn không còn hiệu lực">
          Phân công hoặc ủy quyền ấy đã kết thúc. Chọn lại vai trò để làm việc tiếp.
        </Notice>
      )}
      <Card>
        {choices.length + delegated.length === 0 ? (
          <p>
            Tài khoản chưa được giao vai trò hoặc vai trò đã hết hạn. Liên hệ quản trị viên đơn vị để được
            giao vai trò.
          </p>
        ) : (
          <UnitForm
            action={chooseUnitAction}
            requestId={randomUUID()}
            next={returnPath(next)}
            choices={choices}
            delegated={delegated}
            chosen={chosen ?? (choices.length === 1 ? (choices[0]?.id ?? null) : null)}
          />
        )}
      </Card>
    </PageBody>
  );
});
