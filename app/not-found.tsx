import type { Metadata } from "next";
import { NotFoundScreen } from "@/components/patterns/not-found-screen";

export const metadata: Metadata = { title: "Không tìm thấy" };

export default function NotFound() {
  return (
    <main className="px-4">
      <NotFoundScreen />
    </main>
  );
}
