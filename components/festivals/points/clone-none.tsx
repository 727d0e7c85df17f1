import { EmptyState } from "@/components/patterns/empty-state";
import { ButtonLink } from "@/components/ui/button";

/** Why there is nothing to begin from, and the first step. */
export function CloneNone({ season, chosen }: { season: number | null; chosen: boolean }) {
  if (season === null) {
    return (
      <EmptyState title="Chưa có mùa nào đang mở">
        Khi V05 mở mùa, các điểm của mùa trước được lập lại tại đây.
      </EmptyState>
    );
  }
  if (!chosen) {
    return <EmptyState title="Chọn xã tổ chức">Danh sách điểm mùa trước của xã hiện ở đây.</EmptyState>;
  }
  return (
    <EmptyState
      title="Mùa trước chưa có điểm nào của xã"
      action={
        <ButtonLink href={`/festivals/new?season=${season}`} variant="primary">
          Thêm điểm tổ chức
        </ButtonLink>
      }
    >
      Điểm của các xã đã sáp nhập toàn bộ vào xã này cũng được tìm.
    </EmptyState>
  );
}
