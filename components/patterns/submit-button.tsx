"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonLook } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";

type SubmitButtonProps = ButtonLook & {
  children: ReactNode;
  /** Sent as "intent"; tells the server which of several buttons was pressed. */
  intent?: string;
  /** Shown while it works: "Đang gửi…". */
  working?: string;
  form?: string;
  className?: string;
};

/** Sends the form around it. While the answer is on its way it says so and cannot be pressed again. */
export function SubmitButton({
  children,
  intent,
  working = "Đang xử lý…",
  variant = "primary",
  ...rest
}: SubmitButtonProps) {
  const { pending, data } = useFormStatus();
  const mine = pending && (intent === undefined || data?.get("intent") === intent);
  return (
    <Button
      type="submit"
      name={intent === undefined ? undefined : "intent"}
      value={intent}
      formNoValidate
      variant={variant}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
      {...rest}
    >
      {mine ? (
        <>
          <Spinner /> {working}
        </>
      ) : (
        children
      )}
    </Button>
  );
}
