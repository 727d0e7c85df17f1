import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { screen } from "@/app/screen";
import { MessageScreen } from "@/components/patterns/message-screen";
import { Button } from "@/components/ui/button";
import { visitor } from "@/lib/core/session";
import { signInAddress } from "@/lib/identity/gate";
import { stopViewingAction } from "@/lib/identity/viewings/actions";

export const metadata: Metadata = { title: "Xem như người khác" };

/** Where one is led while looking with somebody else's eyes: what is private stays so, and what is over ends here. */
export default screen(async function ViewingPage() {
  const who = await visitor();
  if (who.kind === "nobody") redirect(await signInAddress());
  if (who.kind !== "view-over" && !(who.kind === "actor" && who.actor.viewing)) redirect("/account");
  const over = who.kind === "view-over";
  return (
    <MessageScreen
      title={over ? `Đã hết lượt xem như ${who.viewedName}` : `Đang xem như ${who.actor.fullName}`}
      actions={
        <form action={stopViewingAction}>
          <Button type="submit" variant="primary">
            {over ? "Trở lại tài khoản của tôi" : "Thôi xem"}
          </Button>
        </form>
      }
    >
      <p>
        {over
          ? "Mỗi lượt dài nhất 30 phút và hết ngay khi vai trò hoặc tài khoản được xem không còn. Không có gì bị thay đổi."
          : "Mật khẩu, phiên đăng nhập, ủy quyền và lựa chọn đơn vị là của riêng mỗi người nên không mở được khi xem như người khác."}
      </p>
    </MessageScreen>
  );
});
