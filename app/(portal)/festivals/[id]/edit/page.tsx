import { redirect } from "next/navigation";

/** The form begins with its first step. */
export default async function EditFestivalStart({ params }: { params: Promise<{ id: string }> }) {
  redirect(`/festivals/${(await params).id}/edit/general`);
}
