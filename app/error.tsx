"use client";

import { BrandBar } from "@/components/frame/brand-bar";
import { ErrorScreen } from "@/components/patterns/error-screen";
import { Button } from "@/components/ui/button";

type ErrorProps = { error: Error & { digest?: string }; retry: () => void };

export default function PageError({ error, retry }: ErrorProps) {
  return (
    <>
      <BrandBar />
      <main className="px-4">
        <ErrorScreen
          errorId={error.digest}
          retry={
            <Button variant="primary" onClick={retry}>
              Thử lại
            </Button>
          }
        />
      </main>
    </>
  );
}
