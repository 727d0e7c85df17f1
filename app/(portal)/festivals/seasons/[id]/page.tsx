import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { HistoryLink } from "@/components/audit/history-link";
import { OwnDeadlines } from "@/components/festivals/extensions/own-deadlines";
import { SeasonBadge } from "@/components/festivals/seasons/season-badge";
import { SeasonCounts } from "@/components/festivals/seasons/season-counts";
import { SeasonDeadlines } from "@/components/festivals/seasons/season-deadlines";
import { SeasonDocuments } from "@/components/festivals/seasons/season-documents";
import { SeasonMoves } from "@/components/festivals/seasons/season-moves";
import { SeasonTimeline } from "@/components/festivals/seasons/season-timeline";
import { DescriptionList } from "@/components/patterns/description-list";
import { MergedNotice } from "@/components/patterns/merged-notice";
import { Notice } from "@/components/patterns/notice";
import { FormLayout, PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import { readCalendar } from "@/lib/calendar/queries";
import { may } from "@/lib/core/actor";
import { dayOf, formatDay, formatInstant } from "@/lib/core/dates";
import { unparkedForm } from "@/lib/core/parked";
import { read } from "@/lib/core/read";
import { ownDeadlines } from "@/lib/festivals/extensions/queries";
import { timelineOf } from "@/lib/festivals/papers/queries";
import { lockSeasonAction, openSeasonAction, reopenSeasonAction } from "@/lib/festivals/seasons/actions";
import { movesOf } from "@/lib/festivals/seasons/moves";
import { getSeason } from "@/lib/festivals/seasons/queries";
import { seasonDoneSentence } from "@/lib/festivals/seasons/words";

export const metadata: Metadata = { title: "Mùa Ngày hội" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string; kept?: string; merged?: string }>;
};

const actions = { open: openSeasonAction, lock: lockSeasonAction, reopen: reopenSeasonAction };

/** One season: what it says, how far its records are, and what V05 can do with it. */
export default screen(async function SeasonDetailPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, kept, merged } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, season, calendar, deadlines, timeline } = await read("festival.view", async (tx, who) => {
    const found = await getSeason(tx, who, id);
    return (
      found && {
        actor: who,
        season: found,
        calendar: await readCalendar(tx),
        deadlines: await ownDeadlines(tx, who, found),
        timeline: await timelineOf(tx, id),
      }
    );
  });
  const manages = may(actor, "season.manage");
  const moves = manages ? movesOf(season.state) : [];
  const said = seasonDoneSentence(done);
  return (
    <PageBody>
      <MergedNotice merged={merged} />
      {said && <Notice tone="success" title={said} live />}
      <PageHeader
        title={`Ngày hội toàn dân bảo vệ an ninh Tổ quốc ${season.year}`}
        facts={[
          <SeasonBadge key="state" state={season.state} />,
          season.demo && (
            <Tag key="demo" tone="outline">
              Dữ liệu mẫu
            </Tag>
          ),
          `${formatDay(season.startsOn)} – ${formatDay(season.endsOn)}`,
          `số liệu đến ${formatInstant(new Date())}`,
        ]}
        crumbs={[{ label: "Mùa Ngày hội", href: "/festivals/seasons" }]}
        actions={
          manages &&
          season.state !== "locked" && (
            <ButtonLink href={`/festivals/seasons/${id}/edit`}>Sửa thông tin</ButtonLink>
          )
        }
      />
      {season.state === "reopened" && (
        <Notice tone="warning" title="Mùa được mở lại để đính chính">
          <p className="whitespace-pre-line">{season.reopenReason}</p>
        </Notice>
      )}
      <FormLayout aside={manages && <SeasonTimeline rows={timeline} />}>
        {moves.length > 0 && (
          <SeasonMoves
            season={season}
            moves={moves}
            actions={actions}
            requestIds={moves.map(() => randomUUID())}
            kept={await unparkedForm(kept, actor.userId)}
          />
        )}
        <Card title="Thông tin mùa">
          <DescriptionList
            items={[
              { key: "theme", label: "Chủ đề", value: season.theme },
              {
                key: "window",
                label: "Thời gian tổ chức",
                value: `${formatDay(season.startsOn)} – ${formatDay(season.endsOn)}`,
              },
            ]}
          />
        </Card>
        <OwnDeadlines rows={deadlines} year={season.year} asks={may(actor, "extension.ask")} />
        <SeasonDeadlines season={season} calendar={calendar} today={dayOf(new Date())} />
        <SeasonDocuments documents={season.documents} />
        <SeasonCounts year={season.year} counts={season.counts} />
        {manages && <HistoryLink kind="season" id={id} />}
      </FormLayout>
    </PageBody>
  );
});
