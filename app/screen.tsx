import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { ErrorScreen } from "@/components/patterns/error-screen";
import { NotFoundScreen } from "@/components/patterns/not-found-screen";
import { answerStatus } from "@/lib/core/answer";
import { logUnexpected } from "@/lib/core/log";
import { requestPath } from "@/lib/core/session";

/** True for what notFound() throws. */
function isNotFound(error: unknown): boolean {
  return error instanceof Error && "digest" in error && String(error.digest).endsWith(";404");
}

/**
 * Every page is made by this: what is not there answers 404 and what is unexpected 500 with an id that is in the log,
 * each as ordinary markup, so that they can be read without JavaScript too.
 */
export function screen<Props>(render: (props: Props) => Promise<ReactNode>) {
  return async (props: Props): Promise<ReactNode> => {
    try {
      return await render(props);
    } catch (error) {
      if (isNotFound(error)) {
        answerStatus(404);
        return <NotFoundScreen />;
      }
      unstable_rethrow(error);
      answerStatus(500);
      return <ErrorScreen errorId={logUnexpected(error, { path: await requestPath() })} />;
    }
  };
}

/** The title of a page that may not be there: it never tells of which record. */
export function screenTitle<Props>(title: (props: Props) => Promise<string>) {
  return async (props: Props): Promise<Metadata> => {
    try {
      return { title: await title(props) };
    } catch (error) {
      if (isNotFound(error)) return { title: "Không tìm thấy" };
      unstable_rethrow(error);
      return { title: "Có lỗi" };
    }
  };
}
