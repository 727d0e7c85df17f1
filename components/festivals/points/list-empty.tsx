import { EmptyState } from "@/components/patterns/empty-state";
import { ButtonLink } from "@/components/ui/button";

type ListEmptyProps = { year: number | null; filtered: boolean; mayAdd: boolean };

/** Why the list is empty, and the first step. */
export function ListEmpty({ year, filtered, mayAdd }: ListEmptyProps) {
  if (year === null) {
    return (
      <EmptyState title="Chưa có mùa Ngày hội nào">
        V05 mở mùa hằng năm. Khi mùa mở, các điểm tổ chức của đơn vị hiện ở đây.
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState
        title="Không có điểm nào khớp bộ lọc"
        action={<ButtonLink href={`/festivals?season=${year}`}>Xóa lọc</ButtonLink>}
      >
        Thử ít điều kiện hơn, hoặc tìm bằng ít chữ hơn; có dấu hay không dấu đều tìm được.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`Chưa có điểm nào của năm ${year}`}
      action={
        mayAdd && (
          <div className="flex flex-wrap justify-center gap-2.5">
            <ButtonLink href={`/festivals/clone?season=${year}`} variant="primary">
              Lập lại từ mùa trước
            </ButtonLink>
            <ButtonLink href={`/festivals/new?season=${year}`}>Thêm điểm đầu tiên</ButtonLink>
          </div>
        )
      }
    >
      Mỗi nơi tổ chức Ngày hội là một điểm: điểm cấp xã, thôn, tổ dân phố, cơ quan, doanh nghiệp, trường học.
    </EmptyState>
  );
}
