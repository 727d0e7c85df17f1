import { FileField } from "@/components/patterns/file-field";
import { Notice } from "@/components/patterns/notice";
import { SelectField } from "@/components/patterns/select-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type UploadProblem, uploadSentences } from "@/lib/festivals/imports/words";

type UploadFormProps = { seasons: number[]; season: number; standing: string; problem: UploadProblem | null };

/** An ordinary form of the browser: the file goes to a route that takes it as it arrives, not to a server action. */
export function UploadForm({ seasons, season, standing, problem }: UploadFormProps) {
  return (
    <Card title="2. Tải tệp đã điền lên" note="Chưa ghi gì: cổng đọc và cho xem trước từng dòng.">
      <form
        method="post"
        action="/festivals/import/upload"
        encType="multipart/form-data"
        aria-label="Tải tệp lên"
        className="grid max-w-read gap-4"
      >
        {problem && <Notice tone="error" title={uploadSentences[problem]} live />}
        <input type="hidden" name="actingUnit" value={standing} />
        <SelectField
          name="season"
          label="Mùa"
          value={String(season)}
          options={seasons.map((year) => ({ value: String(year), label: `Mùa ${year}` }))}
          width="medium"
        />
        <FileField
          name="file"
          label="Tệp Excel"
          hint="Tệp .xlsx, không macro, nhiều nhất 20.000 dòng và 10 MB."
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        />
        <div>
          <Button type="submit" variant="primary">
            Tải lên và xem trước
          </Button>
        </div>
      </form>
    </Card>
  );
}
