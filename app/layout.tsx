import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { NavProgress } from "@/components/patterns/nav-progress";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Cổng phong trào bảo vệ ANTQ", template: "%s · Cổng phong trào bảo vệ ANTQ" },
  description: "Phong trào Toàn dân bảo vệ an ninh Tổ quốc: kế hoạch, kết quả và số liệu từ cấp xã đến Bộ.",
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, themeColor: "#14573d" };

// The content policy carries a nonce for each request: a page built ahead would have none.
export const dynamic = "force-dynamic";

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="vi">
      <body>
        <NavProgress />
        {children}
      </body>
    </html>
  );
}
