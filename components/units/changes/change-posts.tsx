import { Card } from "@/components/ui/card";
import { type Day, formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { Preview } from "@/lib/units/changes/view";
import { dayBefore } from "@/lib/units/lineage";
import { endingInWords, postTitle } from "@/lib/units/profile/words";

type ChangePostsProps = { preview: Preview; effectiveOn: Day };

/** Who is in post at the units that end, and where these sit: all of it ends with them. */
export function ChangePosts({ preview, effectiveOn }: ChangePostsProps) {
  const { posts, postsTotal, contacts, names } = preview;
  if (postsTotal + contacts === 0) return null;
  return (
    <Card
      title="Người giữ chức vụ, liên hệ của đơn vị kết thúc"
      note={`${endingInWords(postsTotal, contacts)}: hết ngày ${formatDay(dayBefore(effectiveOn))} kết thúc cùng đơn vị. Ghi lại tại đơn vị mới; hoàn tác thì trở lại như trước.`}
    >
      <ul className="grid gap-1 sm:grid-cols-2">
        {posts.map((row) => {
          const unit = names.get(row.unitId);
          return (
            <li key={row.id}>
              {row.fullName}
              <span className="text-muted">
                {unit && ` · ${postTitle(row.post, unit)}`}
                {row.never && " · chưa đến ngày nhận, không nhận nữa"}
              </span>
            </li>
          );
        })}
        {postsTotal > posts.length && (
          <li className="text-muted">và {formatNumber(postsTotal - posts.length)} người nữa</li>
        )}
      </ul>
    </Card>
  );
}
