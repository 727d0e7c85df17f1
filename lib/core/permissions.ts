import type { Role } from "@/prisma/generated/enums";

/**
 * The whole matrix: who may take which action at all. One row each, with the sentence that says what it allows.
 * On whose records, and in which state, is the workflow's and the scope's matter (docs/decisions/0001).
 */
const viewers = [
  "ministry_admin",
  "ministry_officer",
  "ministry_leader",
  "province_admin",
  "province_officer",
  "province_leader",
  "district_officer",
  "commune_officer",
  "commune_chief",
  "partner",
] as const satisfies readonly Role[];

export const permissions = {
  /** Land on the first page and manage one's own account. */
  "home.view": [...viewers, "appraiser"],
  /** Read points, plans and reports in scope. */
  "festival.view": viewers,
  /** Plan a point and enter its result; a province officer may do it for a commune of the province. */
  "festival.enter": ["commune_officer", "commune_chief", "province_officer"],
  /** Confirm and send a point up the chain. */
  "festival.send": ["commune_chief", "province_officer"],
  /** Draft the plan of one's unit. */
  "plan.enter": ["commune_officer", "commune_chief", "province_officer", "province_admin"],
  /** Sign and send the plan of one's unit. */
  "plan.send": ["commune_chief", "province_leader"],
  /** Check what the communes of a district sent and pass it on to the province, or return it. */
  "review.forward": ["district_officer"],
  /** Accept or return what was sent to one's unit. */
  "review.accept": ["province_officer", "province_leader", "ministry_officer", "ministry_admin"],
  /** Return what was sent to one's unit, with a reason. */
  "review.return": [
    "district_officer",
    "province_officer",
    "province_leader",
    "ministry_officer",
    "ministry_admin",
  ],
  /** Draft the season report of the province. */
  "report.enter": ["province_officer"],
  /** Sign the season report of the province and send it to V05. */
  "report.send": ["province_leader"],
  /** Lock an accepted report with all its points. */
  "report.lock": ["ministry_admin"],
  /** Correct a locked point, with a reason. */
  "festival.correct": ["ministry_admin"],
  /** Open, lock and reopen seasons. */
  "season.manage": ["ministry_admin"],
  /** Read which days are worked. */
  "calendar.view": viewers,
  /** Keep the days off and the days that are worked instead. */
  "calendar.manage": ["ministry_admin", "ministry_officer"],
  /** Ask for a later deadline of one's own unit. */
  "extension.ask": [
    "commune_officer",
    "commune_chief",
    "province_officer",
    "province_leader",
    "province_admin",
  ],
  /** Grant or refuse later deadlines of the units below, asked for or not. */
  "extension.decide": ["province_officer", "province_leader", "ministry_officer", "ministry_admin"],
  /** Open the photos and papers of records in scope. */
  "evidence.view": [...viewers, "appraiser"],
  /** Say that a photo or paper should not be here: it is hidden until an administrator decides. */
  "evidence.report": [...viewers, "appraiser"],
  /** Decide about photos and papers that were reported. */
  "evidence.decide": ["ministry_admin", "province_admin"],
  /** Read the figures in scope. */
  "figure.view": viewers,
  /** Take out as a file what one may read. */
  "export.take": viewers,
  /** Keep pages of figures under a name, and let one's own unit or those below it open them. */
  "view.save": viewers,
  /** Take away what somebody of one's own unit shared. */
  "view.tidy": ["ministry_admin", "province_admin", "commune_chief"],
  /** Read schemes and the criteria that are in force or were. */
  "criteria.view": [...viewers, "appraiser"],
  /** Draft criteria sets: V05 those of the nation, a province what it adds where the law lets it. */
  "criteria.draft": ["ministry_admin", "ministry_officer", "province_admin"],
  /** Publish and retire criteria sets of one's own unit. */
  "criteria.publish": ["ministry_admin", "province_admin"],
  /** Say what is recognised, of whom, and who decides. */
  "scheme.manage": ["ministry_admin"],
  /** Read subjects, applications and recognitions in scope. */
  "recognition.view": viewers,
  /** Keep the register of residential areas, agencies, enterprises and schools. */
  "subject.manage": ["commune_officer", "commune_chief"],
  /** Read the targets of provinces and the distance to them; a commune has none of its own. */
  "target.view": [
    "ministry_admin",
    "ministry_officer",
    "ministry_leader",
    "province_admin",
    "province_officer",
    "province_leader",
  ],
  /** Set which share of one's units is to be recognised by a year: a province of its own, V05 of the country's. */
  "target.manage": ["ministry_admin", "ministry_officer", "province_admin", "province_officer"],
  /** Register for a year, score oneself, give evidence. */
  "recognition.enter": ["commune_officer", "commune_chief"],
  /** Sign an application and send it up; withdraw it. */
  "recognition.send": ["commune_chief"],
  /** Pass an application on to the province, while districts took part. */
  "recognition.forward": ["district_officer"],
  /** Appraise what was sent to one's unit: return it, pass it, propose it. */
  "recognition.appraise": [
    "commune_officer",
    "commune_chief",
    "district_officer",
    "province_officer",
    "ministry_officer",
    "ministry_admin",
  ],
  /** Score the applications that one was assigned, of whatever unit. */
  "appraisal.score": [...viewers, "appraiser"],
  /** Sign the tờ trình; decide who is recognised and who is not, where one's level decides. */
  "recognition.decide": [
    "commune_chief",
    "district_officer",
    "province_leader",
    "ministry_leader",
    "ministry_admin",
  ],
  /** Find units and read their line. */
  "unit.view": [...viewers, "appraiser"],
  /** Delegate one's own post, by which one signs for the unit, to a colleague. */
  "delegation.give": ["commune_chief", "province_leader", "ministry_leader"],
  /** Read what was changed, and asked to be changed, in the tree of units in scope. */
  "units.history": [
    "ministry_admin",
    "ministry_officer",
    "ministry_leader",
    "province_admin",
    "province_officer",
    "province_leader",
  ],
  /** Ask V05 for a change of the units below one's own. */
  "units.request": ["province_admin"],
  /** Open, close, rename, move, merge and split units; decide what provinces ask for. */
  "units.change": ["ministry_admin"],
  /** Keep the seat, the numbers and the people in post of one's own unit and of the units directly below. */
  "units.profile": ["ministry_admin", "province_admin"],
  /** Keep the groups of units. */
  "units.group": ["ministry_admin"],
  /** Keep the accounts of one's own unit and of the units directly below. */
  "people.manage": ["ministry_admin", "province_admin"],
  /** Read the trail of one's scope, look for it by person, unit and act, take it out as a file. */
  "audit.view": ["ministry_admin", "ministry_leader", "province_admin", "province_leader", "commune_chief"],
  /** Check that nobody has changed the trail. */
  "audit.verify": ["ministry_admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** True when a role may take an action at all. */
export function allows(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role);
}

/** The roles that may take an action. */
export function rolesWith(permission: Permission): readonly Role[] {
  return permissions[permission];
}
