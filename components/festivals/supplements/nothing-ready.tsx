import { Notice } from "@/components/patterns/notice";
import { Link } from "@/components/ui/link";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import type { SupplementPage } from "@/lib/festivals/supplements/view";
import { lackWords } from "@/lib/festivals/supplements/words";

const shown = 10;

/** In the place of the signature while the supplement would carry nobody: what each commune lacks, and where to mend it. */
export function NothingReady({ supplement: { leaves, report } }: { supplement: SupplementPage }) {
  return (
    <Notice tone="warning" title="Chưa ký và gửi được: chưa có đơn vị nào để bổ sung">
      <p>
        Bổ sung báo cáo mang theo các đơn vị đã được tiếp nhận hết điểm. Bản nháp vẫn được giữ; tiếp nhận hết
        điểm của ít nhất một đơn vị, rồi quay lại trang này để ký.
      </p>
      <ul className="mt-1.5 grid gap-0.5">
        {leaves.slice(0, shown).map((row) => (
          <li key={row.id}>
            <Link
              className="text-link phone:inline-block phone:py-3"
              href={`/festivals?season=${report.year}&unit=${row.unit.code}&map=then`}
            >
              {unitTitle(row.unit)}
            </Link>
            : {lackWords(row)}
          </li>
        ))}
        {leaves.length > shown && <li>và {formatNumber(leaves.length - shown)} đơn vị khác.</li>}
      </ul>
    </Notice>
  );
}
