import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryFrame } from "@/components/frame/entry-frame";
import { SignInForm } from "@/components/identity/sign-in-form";
import { Notice } from "@/components/patterns/notice";
import { Link } from "@/components/ui/link";
import { signInAction } from "@/lib/identity/account-actions";
import { personHere, readPublic } from "@/lib/identity/gate";
import { holdsDemoData } from "@/lib/identity/queries";
import { returnPath } from "@/lib/identity/return-path";

export const metadata: Metadata = { title: "Đăng nhập" };

type Props = { searchParams: Promise<{ next?: string | string[]; reason?: string; error?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, reason } = await searchParams;
  const back = returnPath(next);
  if (await personHere()) redirect(back);
  const demo = await readPublic(holdsDemoData);
  return (
    <EntryFrame
      demo={demo}
      footer={
        <p className="text-hint text-muted">
          Chưa có tài khoản hoặc quên mật khẩu? Xem{" "}
          <Link href="/help" className="text-link">
            hướng dẫn
          </Link>
          .
        </p>
      }
    >
      <header className="grid gap-1.5">
        <h1 className="text-title font-bold tracking-[-0.012em]">Đăng nhập</h1>
        <p className="text-muted">
          Nơi Công an các cấp lập kế hoạch, báo cáo và tổng hợp số liệu phong trào Toàn dân bảo vệ an ninh Tổ
          quốc, từ xã đến Bộ.
        </p>
      </header>
      {reason === "expired" && (
        <Notice tone="warning" title="Phiên làm việc đã hết">
          Đăng nhập lại để tiếp tục. Nội dung biểu mẫu vừa gửi được giữ lại.
        </Notice>
      )}
      {reason === "nobody" && (
        <Notice tone="warning" title="Bạn đã đăng xuất ở một thẻ khác">
          Nội dung vừa gửi chưa được lưu. Đăng nhập lại, rồi bấm nút Quay lại của trình duyệt để về biểu mẫu.
        </Notice>
      )}
      {reason === "signed-out" && (
        <Notice tone="success" title="Đã đăng xuất">
          Nên đóng trình duyệt nếu dùng máy chung.
        </Notice>
      )}
      <SignInForm action={signInAction} requestId={randomUUID()} next={back} />
    </EntryFrame>
  );
}
