import { EmptyState } from "@/components/patterns/empty-state";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { ButtonLink } from "@/components/ui/button";

/** The page of a list before the first season was opened. */
export function NoSeason({ title }: { title: string }) {
  return (
    <PageBody>
      <PageHeader title={title} />
      <EmptyState
        title="Chưa có mùa nào được mở"
        action={<ButtonLink href="/festivals/seasons">Xem các mùa</ButtonLink>}
      >
        V05 mở mùa hằng năm, khoảng tháng 4 đến tháng 6. Hồ sơ của mùa hiện tại đây sau khi mùa mở.
      </EmptyState>
    </PageBody>
  );
}
