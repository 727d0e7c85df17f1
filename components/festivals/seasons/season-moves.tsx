import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxField } from "@/components/patterns/choice-group";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import { TextField } from "@/components/patterns/text-field";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction, FormState } from "@/lib/core/refusal";
import type { SeasonMove } from "@/lib/festivals/seasons/moves";
import { type SeasonPage, type Unfinished, unfinishedByLevel } from "@/lib/festivals/seasons/view";
import { seasonMoveWords } from "@/lib/festivals/seasons/words";
import { levelWords } from "@/lib/units/words";

type SeasonMovesProps = {
  season: SeasonPage;
  moves: SeasonMove[];
  actions: Record<SeasonMove, FormAction>;
  requestIds: string[];
  /** What was typed before a session was gone; belongs to the one move that asks for words. */
  kept: FormState;
};

/** What V05 can do with a season now; each act says first what it does to how many records. */
export function SeasonMoves({ season, moves, actions, requestIds, kept }: SeasonMovesProps) {
  return (
    <Card title="Bước tiếp theo" className="border-accent-line">
      <div data-screen-only="" className="grid gap-3">
        {moves.map((move, index) => (
          <ActionForm
            key={move}
            action={actions[move]}
            requestId={requestIds[index] ?? ""}
            initial={move === "reopen" ? kept : undefined}
            warnUnsaved={move === "reopen"}
            label={seasonMoveWords[move]}
          >
            <HiddenField name="id" value={season.id} />
            <HiddenField name="version" value={season.version} />
            {move === "open" && <OpenPanel season={season} />}
            {move === "lock" && <LockPanel season={season} />}
            {move === "reopen" && <ReopenPanel season={season} />}
          </ActionForm>
        ))}
      </div>
    </Card>
  );
}

function OpenPanel({ season }: { season: SeasonPage }) {
  return (
    <ConfirmPanel
      tone="plain"
      trigger="Mở mùa"
      title={`Mở mùa Ngày hội ${season.year}`}
      consequence={
        <p>
          Mọi đơn vị thấy mùa này, lập kế hoạch, lập điểm và nhập kết quả. Hạn nộp bắt đầu được tính trên
          trang việc của từng đơn vị.
        </p>
      }
      undo="Không trở về dự thảo được; khi cần dừng thì khóa mùa."
      submitLabel="Mở mùa"
      working="Đang mở…"
    />
  );
}

function LockPanel({ season }: { season: SeasonPage }) {
  const left = unfinishedByLevel(season.counts);
  return (
    <ConfirmPanel
      trigger="Khóa mùa"
      title={`Khóa mùa Ngày hội ${season.year}`}
      consequence={
        <>
          <p>
            Các đơn vị không nhập, gửi, tiếp nhận được nữa. Sau khi khóa chỉ V05 đính chính được, và phải ghi
            lý do.
          </p>
          {left.length === 0 ? (
            <p className="mt-2 font-semibold">Mọi hồ sơ đã được tiếp nhận hoặc đã khóa.</p>
          ) : (
            <>
              <p className="mt-2 font-semibold">Hồ sơ chưa xong sẽ dừng lại ở trạng thái hiện nay:</p>
              <ul className="list-disc pl-5">
                {left.map((row) => (
                  <li key={row.level}>{unfinishedText(row)}</li>
                ))}
              </ul>
            </>
          )}
        </>
      }
      undo="Có thể mở lại để đính chính, kèm lý do."
      submitLabel="Khóa mùa"
      working="Đang khóa…"
    >
      <CheckboxField name="confirmed" label="Tôi đã đọc số hồ sơ chưa xong và vẫn khóa mùa này" />
    </ConfirmPanel>
  );
}

function unfinishedText({ level, festivals, plans, reports }: Unfinished): string {
  const parts = [
    festivals > 0 && `${formatNumber(festivals)} điểm`,
    plans > 0 && `${formatNumber(plans)} kế hoạch`,
    reports > 0 && `${formatNumber(reports)} báo cáo`,
  ].filter(Boolean);
  return `${levelWords[level]}: ${parts.join(", ")}`;
}

function ReopenPanel({ season }: { season: SeasonPage }) {
  return (
    <ConfirmPanel
      trigger="Mở lại để đính chính"
      title={`Mở lại mùa Ngày hội ${season.year}`}
      consequence={
        <p>
          Các đơn vị nhập và gửi lại được những hồ sơ chưa khóa. Hồ sơ đã khóa vẫn chỉ V05 đính chính. Lý do
          và phạm vi hiện trên trang của mùa.
        </p>
      }
      undo="Khóa lại khi đính chính xong."
      reason={{
        name: "reason",
        label: "Lý do mở lại",
        hint: "Ví dụ: Công an tỉnh đề nghị bổ sung số quà theo công văn số …",
        required: true,
      }}
      submitLabel="Mở lại mùa"
      working="Đang mở lại…"
    >
      <TextField
        name="limit"
        label="Phạm vi đính chính"
        hint="Đơn vị nào, nội dung nào. Ví dụ: Công an tỉnh Hà Tĩnh, chỉ phần quà tặng."
        optional
        maxLength={500}
      />
    </ConfirmPanel>
  );
}
