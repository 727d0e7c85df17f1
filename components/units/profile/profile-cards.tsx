import { GroupsCard } from "@/components/units/groups/groups-card";
import type { Day } from "@/lib/core/dates";
import type { Profile } from "@/lib/units/profile/view";
import { ContactCard } from "./contact-card";
import type { PostsUnit } from "./post-line";
import { PostsCard } from "./posts-card";

type ProfileCardsProps = {
  unit: PostsUnit;
  profile: Profile;
  today: Day;
  /** The profile is the reader's to know; the groups of open sets are everybody's. */
  reads: boolean;
  keeps: boolean;
};

/** Who is in post, where the unit sits, which groups it is in. What is not the reader's to know is left out. */
export function ProfileCards({ unit, profile, today, reads, keeps }: ProfileCardsProps) {
  if (!reads) return <GroupsCard groups={profile.groups} today={today} />;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <PostsCard unit={unit} posts={profile.posts} accounts={profile.accounts} today={today} keeps={keeps} />
      <div className="grid gap-4">
        <ContactCard unitId={unit.id} contacts={profile.contacts} today={today} keeps={keeps} />
        <GroupsCard groups={profile.groups} today={today} />
      </div>
    </div>
  );
}
