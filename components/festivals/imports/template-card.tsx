import { buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import { noPoints } from "@/lib/festivals/imports/words";

type TemplateCardProps = {
  season: number;
  oneUnit: boolean;
  /** Points that the second file would hold. */
  changeable: number;
};

/** The files to fill in. Plain links: a file is no page. */
export function TemplateCard({ season, oneUnit, changeable }: TemplateCardProps) {
  const href = `/festivals/import/template?season=${season}`;
  return (
    <Card title="1. Tải tệp mẫu về và điền" note={`Mùa ${season}`}>
      <div className="grid max-w-read gap-3">
        <p>
          {oneUnit
            ? "Tệp có sẵn xã của đơn vị, danh sách chọn, ghi chú ở từng cột và trang hướng dẫn."
            : "Tệp có sẵn danh sách các xã của đơn vị, danh sách chọn, ghi chú ở từng cột và trang hướng dẫn."}
        </p>
        <div className="flex flex-wrap gap-2">
          <a href={href} download className={buttonVariants({ variant: "primary" })}>
            Tải tệp mẫu trống
          </a>
          {changeable > 0 && (
            <a href={`${href}&points=1`} download className={buttonVariants({ variant: "secondary" })}>
              Tải tệp có {formatNumber(changeable)} điểm còn sửa được
            </a>
          )}
        </div>
        <p className="text-hint text-muted">
          {changeable > 0
            ? "Tệp thứ hai có cột Mã điểm: dùng để bổ sung kết quả cho điểm đã lập, kể cả khi đổi tên hoặc ngày."
            : noPoints}
        </p>
      </div>
    </Card>
  );
}
