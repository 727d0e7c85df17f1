"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useContext, useEffect, useRef, useState } from "react";
import { ActingUnit } from "@/components/patterns/acting-unit";
import { CheckboxField } from "@/components/patterns/choice-group";
import { FileField } from "@/components/patterns/file-field";
import { FormContext } from "@/components/patterns/form-context";
import { FormOutcome } from "@/components/patterns/form-outcome";
import { TextField } from "@/components/patterns/text-field";
import { Button } from "@/components/ui/button";
import { type Issue, idleForm } from "@/lib/core/refusal";
import { evidenceIssue } from "@/lib/evidence/words";
import { sendInPieces } from "./send-in-pieces";
import { type Sending, SendingList } from "./sending-list";

type EvidenceFormProps = {
  kind: string;
  record: string;
  part?: string;
  limits: { photos: number; papers: number };
  /** What was wrong with the file sent before, where the page reads it from its address. */
  issue?: Issue;
};

const accept = ".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.pptx,image/jpeg,image/png,image/webp,application/pdf";

/** Hands in photos and papers: several at once with progress, or one by the plain form where no script runs. */
export function EvidenceForm({ kind, record, part = "", limits, issue }: EvidenceFormProps) {
  const actingUnit = useContext(ActingUnit) ?? "";
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [alive, setAlive] = useState(false);
  const [files, setFiles] = useState<Sending[]>([]);
  const [wrong, setWrong] = useState<Issue | undefined>(issue);
  const [nonce, setNonce] = useState(0);
  const state = wrong
    ? { ...idleForm, status: "refused" as const, issues: [wrong], nonce }
    : { ...idleForm, nonce };
  const busy = files.some(({ progress }) =>
    ["queued", "sending", "waiting", "checking"].includes(progress.step),
  );

  useEffect(() => setAlive(true), []);
  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLElement>("[data-outcome] [tabindex='-1']")?.focus();
  }, [wrong]);
  useEffect(() => {
    if (!busy) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [busy]);

  async function send(list: Sending[]) {
    for (const one of list) {
      await sendInPieces(one.file, one.about, (progress) =>
        setFiles((all) => all.map((other) => (other.key === one.key ? { ...other, progress } : other))),
      );
    }
    router.refresh();
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    // A field without a file gives one without a name; an empty file is told of like any other that is refused.
    const chosen = data.getAll("file").filter((one): one is File => one instanceof File && one.name !== "");
    const said = (name: string) => String(data.get(name) ?? "");
    const code =
      chosen.length === 0 ? "file_missing" : said("unclassified") !== "yes" ? "secret_not_declared" : null;
    setWrong(code ? evidenceIssue(code) : undefined);
    if (code) return;
    const about = {
      kind,
      record,
      part,
      caption: said("caption"),
      unclassified: said("unclassified"),
      actingUnit,
    };
    const list = chosen.map((file): Sending => {
      const key = `${file.name} ${file.size} ${file.lastModified}`;
      return { key, file, about, progress: { step: "queued" } };
    });
    const keys = new Set(list.map(({ key }) => key));
    setFiles((all) => [...all.filter(({ key }) => !keys.has(key)), ...list]);
    event.currentTarget.reset();
    setNonce((value) => value + 1);
    void send(list);
  }

  return (
    <form
      ref={form}
      method="post"
      action="/api/uploads/evidence/form"
      encType="multipart/form-data"
      noValidate
      aria-label="Tải ảnh, tài liệu lên"
      onSubmit={onSubmit}
      className="grid min-w-0 gap-4 border-t border-line pt-4"
      data-screen-only=""
    >
      <input type="hidden" name="kind" value={kind} readOnly />
      <input type="hidden" name="record" value={record} readOnly />
      <input type="hidden" name="part" value={part} readOnly />
      <input type="hidden" name="actingUnit" value={actingUnit} readOnly />
      {wrong && <FormOutcome state={state} />}
      <FormContext value={state}>
        <CheckboxField
          name="unclassified"
          label="Tệp tải lên không thuộc danh mục bí mật nhà nước"
          hint="Đánh dấu trước mỗi lần tải lên. Xác nhận này được ghi vào nhật ký cùng tên bạn."
        />
        <FileField
          name="file"
          label={alive ? "Ảnh, tài liệu" : "Ảnh hoặc tài liệu"}
          hint={`Ảnh JPEG, PNG, WebP; PDF; Word, Excel, PowerPoint không macro. Mỗi tệp tối đa 20 MB; tối đa ${limits.photos} ảnh, ${limits.papers} tài liệu. Vị trí chụp trong ảnh được xóa khi lưu.`}
          required
          accept={accept}
          multiple={alive}
        />
        <TextField
          name="caption"
          label="Chú thích"
          hint="Ví dụ: Lễ ký giao ước thi đua."
          optional
          maxLength={300}
        />
      </FormContext>
      <div>
        <Button type="submit" variant="primary" disabled={busy}>
          {busy ? "Đang tải lên…" : "Tải lên"}
        </Button>
      </div>
      <SendingList files={files} resume={busy ? undefined : (one) => void send([one])} />
    </form>
  );
}
