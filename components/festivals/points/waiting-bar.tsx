import { BulkBar } from "@/components/patterns/bulk-bar";
import { Button, ButtonLink } from "@/components/ui/button";

/** From the list to the page that says what accepting many would do: the chosen ones, or all of the filter. */
export function WaitingBar({ form, query }: { form: string; query: string }) {
  return (
    <BulkBar form={form} name="id" noun="điểm">
      <form id={form} action="/festivals/accept" method="get" className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          Tiếp nhận các điểm đã chọn
        </Button>
        <ButtonLink href={`/festivals/accept?all=yes&${query}`}>Tiếp nhận tất cả điểm khớp bộ lọc</ButtonLink>
      </form>
    </BulkBar>
  );
}
