import "server-only";
import { atKeyboard, may, standingOf } from "@/lib/core/actor";
import { inScope } from "@/lib/core/db";
import { FileTooLarge } from "@/lib/core/files";
import { unflatten } from "@/lib/core/form";
import { logRefused, logUnexpected } from "@/lib/core/log";
import { FormUnreadable, type ReceivedForm, receiveForm } from "@/lib/core/multipart";
import { NotThere, Refusal } from "@/lib/core/refusal";
import { visitor } from "@/lib/core/session";
import { answer, backTo, fromOurPage, pageBehind, seeOther, withCode } from "@/lib/core/upload-answer";
import { beginUpload } from "./commands";
import { evidenceBytes, evidenceFormInput } from "./schema";
import { takeIn } from "./take-in-commands";
import type { EvidenceHosts } from "./upload-actions";
import { evidenceAnchor } from "./words";

/** The plain form, as a browser sends it without any script: one file, the answer is the page of the record. */
export const evidenceForm =
  (hosts: EvidenceHosts) =>
  async (request: Request): Promise<Response> => {
    if (!fromOurPage(request)) return answer(403, "Yêu cầu này không đến từ trang của cổng.");
    const who = await visitor();
    if (who.kind !== "actor") {
      const next = pageBehind(request);
      return seeOther(`/sign-in?reason=expired${next ? `&next=${encodeURIComponent(next)}` : ""}`);
    }
    const { actor } = who;
    const about = { permission: "evidence.upload", user: atKeyboard(actor), unit: actor.unit.code };
    // Nothing is read of a body whose sender may hand in nothing at all.
    if (!Object.values(hosts).some((host) => may(actor, host.permission))) {
      logRefused(about);
      return answer(404, "Không tìm thấy.");
    }
    let form: ReceivedForm;
    try {
      form = await receiveForm(request, { maxBytes: evidenceBytes });
    } catch (error) {
      if (error instanceof FileTooLarge) return backTo(request, evidenceAnchor, "file_too_large");
      if (error instanceof FormUnreadable) return backTo(request, evidenceAnchor, "form_unreadable");
      logUnexpected(error, about);
      return backTo(request, evidenceAnchor, "failed");
    }
    const { file, values } = form;
    try {
      const input = evidenceFormInput.safeParse(unflatten(values));
      if (!input.success)
        return backTo(request, evidenceAnchor, input.error.issues[0]?.message ?? "form_unreadable");
      const host = Object.hasOwn(hosts, input.data.kind) ? hosts[input.data.kind] : undefined;
      if (!host || !may(actor, host.permission)) throw new NotThere();
      const page = host.page(input.data.record, input.data.part);
      const no = (code: string) => seeOther(withCode(page, code, evidenceAnchor));
      if (actor.viewing) return no("only_viewing");
      if (values.actingUnit !== standingOf(actor)) return no("other_unit");
      if (!file) return no("file_missing");
      if (file.bytes === 0) return no("file_empty");
      try {
        const declared = { ...input.data, name: file.name, bytes: file.bytes };
        const upload = await inScope(actor, { action: host.permission }, (tx) =>
          beginUpload(tx, actor, host, declared),
        );
        await takeIn(actor, host, upload, file);
        return seeOther(`${page}?done=evidence#${evidenceAnchor}`);
      } catch (error) {
        if (error instanceof Refusal) return no(error.issues[0]?.code ?? "failed");
        if (error instanceof NotThere) throw error;
        logUnexpected(error, about);
        return no("failed");
      }
    } catch (error) {
      if (!(error instanceof NotThere)) throw error;
      logRefused(about);
      return answer(404, "Không tìm thấy.");
    } finally {
      await file?.drop();
    }
  };
