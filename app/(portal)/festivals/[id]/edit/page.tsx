import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { read } from "@/lib/core/read";
import { firstStep } from "@/lib/festivals/points/content";
import { getOpenFields } from "@/lib/festivals/points/queries";

/** The form begins with its first step; after a return that named fields, with the first that has one of them. */
export default screen(async function EditFestivalStart({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const openFields = await read("festival.view", (tx) => getOpenFields(tx, id));
  redirect(`/festivals/${id}/edit/${firstStep(openFields)}`);
});
