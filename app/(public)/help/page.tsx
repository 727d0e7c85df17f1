import type { Metadata } from "next";
import { EntryFrame } from "@/components/frame/entry-frame";
import { ButtonLink } from "@/components/ui/button";
import { readPublic } from "@/lib/identity/gate";
import { holdsDemoData } from "@/lib/identity/queries";

export const metadata: Metadata = { title: "Hướng dẫn đăng nhập" };

const answers = [
  {
    question: "Xin cấp tài khoản",
    answer: [
      "Mỗi người một tài khoản mang tên mình, không dùng chung. Đề nghị quản trị viên của đơn vị cấp, kèm họ tên, chức vụ, vai trò và số quyết định phân công.",
      "Công an xã và Công an tỉnh: quản trị viên Công an tỉnh. Lãnh đạo Bộ, V05 và quản trị viên Công an tỉnh: quản trị viên V05.",
    ],
  },
  {
    question: "Quên mật khẩu",
    answer: [
      "Liên hệ quản trị viên của đơn vị mình, hoặc của đơn vị cấp trên trực tiếp, để nhận mật khẩu tạm. Lần đăng nhập đầu tiên, cổng yêu cầu đổi sang mật khẩu riêng.",
      "Quản trị viên không xem được mật khẩu và không bao giờ hỏi mật khẩu của bạn.",
    ],
  },
  {
    question: "Tài khoản tạm khóa",
    answer: [
      "Sau 5 lần nhập sai trong 15 phút, tài khoản tạm khóa 15 phút rồi tự mở. Cần vào ngay, đề nghị quản trị viên mở khóa.",
      "Nếu nhiều lần sai đến từ cùng một mạng của cơ quan, cổng tạm chặn đăng nhập mới từ địa chỉ mạng đó trong 15 phút rồi tự mở; người đang làm việc không bị ảnh hưởng.",
    ],
  },
  {
    question: "Chuyển công tác, nghỉ chế độ",
    answer: ["Báo quản trị viên để kết thúc vai trò cũ đúng ngày. Không bàn giao tài khoản cho người khác."],
  },
  {
    question: "Những gì không được nhập",
    answer: [
      "Bí mật nhà nước ở mọi độ mật; thông tin về đối tượng, chuyên án, cơ sở bí mật; ảnh căn cước và dữ liệu cá nhân nhạy cảm không cần cho báo cáo.",
      "Nếu thấy nội dung như vậy trên cổng, báo ngay quản trị viên đơn vị và không sao chép, chụp màn hình.",
    ],
  },
];

export default async function HelpPage() {
  return (
    <EntryFrame demo={await readPublic(holdsDemoData)}>
      <header className="grid gap-1.5">
        <h1 className="text-title font-bold tracking-[-0.012em]">Hướng dẫn đăng nhập</h1>
        <p className="text-muted">Tài khoản, mật khẩu và những điều cần giữ khi dùng cổng.</p>
      </header>
      <div className="rounded-card border border-line bg-card px-5">
        {answers.map(({ question, answer }) => (
          <section key={question} className="grid gap-1 border-b border-line py-4 last:border-b-0">
            <h2 className="font-semibold">{question}</h2>
            {answer.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </section>
        ))}
      </div>
      <div>
        <ButtonLink href="/sign-in">Về trang đăng nhập</ButtonLink>
      </div>
    </EntryFrame>
  );
}
