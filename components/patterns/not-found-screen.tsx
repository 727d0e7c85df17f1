import { ButtonLink } from "@/components/ui/button";
import { MessageScreen } from "./message-screen";

/** The same for what is missing and for what belongs to others: nobody learns from it which. */
export function NotFoundScreen() {
  return (
    <MessageScreen
      mark="404"
      title="Không tìm thấy trang này"
      actions={
        <>
          <ButtonLink href="/" variant="primary">
            Về Việc của tôi
          </ButtonLink>
          <ButtonLink href="/search">Tìm kiếm</ButtonLink>
        </>
      }
    >
      <p>
        Địa chỉ không có, đã được chuyển đi, hoặc nằm ngoài phạm vi của đơn vị mà bạn đang làm việc thay mặt.
      </p>
      <p className="text-muted">
        Nếu mở từ một đường dẫn người khác gửi, kiểm tra đơn vị ở đầu trang: người có nhiều nhiệm vụ có thể
        phải đổi đơn vị.
      </p>
    </MessageScreen>
  );
}
