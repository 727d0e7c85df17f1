import type { Metadata } from "next";
import { BrandBar } from "@/components/frame/brand-bar";
import { NotFoundScreen } from "@/components/patterns/not-found-screen";

export const metadata: Metadata = { title: "Không tìm thấy" };

export default function NotFound() {
  return (
    <>
      <BrandBar />
      <main className="px-4">
        <NotFoundScreen />
      </main>
    </>
  );
}
