import { redirect } from "next/navigation";
import { screen } from "@/app/screen";

/** The form begins with its first step. */
export default screen(async function EditFestivalStart({ params }: { params: Promise<{ id: string }> }) {
  redirect(`/festivals/${(await params).id}/edit/general`);
});
