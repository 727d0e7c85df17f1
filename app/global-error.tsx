"use client";

import { BrandBar } from "@/components/frame/brand-bar";
import { ErrorScreen } from "@/components/patterns/error-screen";
import { Button } from "@/components/ui/button";
import "./globals.css";

type GlobalErrorProps = { error: Error & { digest?: string }; retry: () => void };

// Takes the place of the root layout, so it brings its own document.
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="vi">
      <body>
        <title>Lỗi hệ thống</title>
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
      </body>
    </html>
  );
}
