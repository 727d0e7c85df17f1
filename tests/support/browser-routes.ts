import { readdirSync } from "node:fs";
import { join } from "node:path";
import { accountOf, accounts } from "./browser";

const app = join(import.meta.dirname, "..", "..", "app");

/** Every page of the portal as the file system has it: "/festivals/[id]/edit/[step]". */
export const routes: string[] = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, "").replace(/\([^)]*\)\/?/g, "")}`.replace(/(.)\/$/, "$1"))
  .sort();

const nation = ["ministry_leader", "ministry_admin", "ministry_officer"];
const province = ["province_admin", "province_officer", "province_leader"];
const everybody = [...nation, ...province, "district_officer", "commune_officer", "commune_chief", "partner"];
export const administrators = ["ministry_admin", "province_admin"];
const auditors = ["ministry_leader", "ministry_admin", "province_admin", "province_leader", "commune_chief"];
const drafters = ["ministry_admin", "ministry_officer", "province_admin"];
export const enterers = ["province_officer", "commune_officer", "commune_chief"];
const communes = ["commune_officer", "commune_chief"];
const appraisers = [
  ...["ministry_admin", "ministry_officer", "province_officer", "district_officer"],
  ...["commune_officer", "commune_chief"],
];
const deciders = ["province_officer", "province_leader", "ministry_admin", "ministry_officer"];

/** One account of every role that the demonstration has. */
export const roleAccounts: readonly string[] = everybody.map(
  (role) => accounts.find((account) => account.role === role)?.username ?? `nobody is ${role}`,
);

/** A record of each kind that an account may read, and one that it may not; null where there is none such. */
export type Kind =
  | "unit"
  /** The code of a unit, where the address asks by it. */
  | "code"
  | "group"
  | "point"
  | "draft"
  | "result"
  | "receipt"
  | "plan"
  | "report"
  | "season"
  | "change"
  | "person"
  | "holiday"
  | "extension"
  | "delegation"
  | "entry"
  | "supplement"
  | "import"
  | "export"
  | "view"
  | "scheme"
  | "criteria"
  | "criteriaDraft"
  | "application"
  /** A criterion of an application: "<application>/criteria/<criterion>". */
  | "criterion"
  | "subject"
  | "outcome"
  | "evidence"
  | "team"
  | "appraisal"
  /** An appraisal in which the account has a draft of its own. */
  | "sheet"
  | "recognitionDecision"
  | "recognition";

export type Screen = {
  route: string;
  /** The roles that open it; everybody else gets the page of what is not there. */
  who: readonly string[];
  /** Of which kind the record in the address is. */
  kind?: Kind;
  /** The address, with the id in the place of "…". */
  addresses: readonly string[];
};

export const screens: readonly Screen[] = [
  { route: "/", who: everybody, addresses: ["/"] },
  { route: "/account", who: everybody, addresses: ["/account"] },
  { route: "/account/delegations", who: everybody, addresses: ["/account/delegations"] },
  { route: "/account/password", who: everybody, addresses: ["/account/password"] },
  { route: "/account/sessions", who: everybody, addresses: ["/account/sessions"] },
  // Whoever looks with their own eyes goes on from here to their account.
  { route: "/account/viewing", who: everybody, addresses: ["/account/viewing"] },
  { route: "/account/unit", who: everybody, addresses: ["/account/unit"] },
  {
    route: "/admin/evidence",
    who: administrators,
    addresses: ["/admin/evidence", "/admin/evidence?state=decided"],
  },
  { route: "/evidence/[id]", who: everybody, kind: "evidence", addresses: ["/evidence/…"] },
  { route: "/admin/people", who: administrators, addresses: ["/admin/people"] },
  { route: "/admin/people/[id]", who: administrators, kind: "person", addresses: ["/admin/people/…"] },
  { route: "/admin/people/new", who: administrators, addresses: ["/admin/people/new"] },
  { route: "/admin/sign-ins", who: administrators, addresses: ["/admin/sign-ins"] },
  { route: "/admin/viewings", who: administrators, addresses: ["/admin/viewings"] },
  { route: "/calendar", who: everybody, addresses: ["/calendar?year=2026"] },
  {
    route: "/calendar/[id]",
    who: ["ministry_admin", "ministry_officer"],
    kind: "holiday",
    addresses: ["/calendar/…"],
  },
  {
    route: "/delegations/[id]",
    who: ["province_leader", ...administrators],
    kind: "delegation",
    addresses: ["/delegations/…"],
  },
  { route: "/audit", who: auditors, addresses: ["/audit", "/audit?table=festival&from=01/01/2026"] },
  { route: "/audit/[id]", who: auditors, kind: "entry", addresses: ["/audit/…"] },
  {
    route: "/audit/record/[kind]/[id]",
    who: everybody,
    kind: "point",
    addresses: ["/audit/record/festival/…"],
  },
  { route: "/audit/verify", who: ["ministry_admin"], addresses: ["/audit/verify"] },
  { route: "/exports", who: everybody, addresses: ["/exports", "/exports?full=1"] },
  { route: "/exports/[id]", who: everybody, kind: "export", addresses: ["/exports/…"] },
  { route: "/festivals", who: everybody, addresses: ["/festivals", "/festivals?q=kh%C3%B4ng+c%C3%B3"] },
  { route: "/festivals/[id]", who: everybody, kind: "point", addresses: ["/festivals/…"] },
  // Whoever may not enter is led from here to the record itself.
  { route: "/festivals/[id]/edit", who: everybody, kind: "draft", addresses: ["/festivals/…/edit"] },
  {
    route: "/festivals/[id]/edit/[step]",
    who: everybody,
    kind: "draft",
    addresses: ["general", "programme", "attendance", "gifts", "awards", "evaluation", "check", "all"].map(
      (step) => `/festivals/…/edit/${step}`,
    ),
  },
  {
    route: "/festivals/accept",
    who: deciders,
    addresses: ["/festivals/accept", "/festivals/accept?all=yes&season=2026&state=sent"],
  },
  {
    route: "/festivals/accepted/[id]",
    who: deciders,
    kind: "result",
    addresses: ["/festivals/accepted/…", "/festivals/accepted/…?print=yes"],
  },
  { route: "/festivals/clone", who: enterers, addresses: ["/festivals/clone?season=2026"] },
  {
    route: "/festivals/import",
    who: enterers,
    addresses: ["/festivals/import", "/festivals/import?problem=busy"],
  },
  {
    route: "/festivals/import/[id]",
    who: enterers,
    kind: "import",
    addresses: ["/festivals/import/…", "/festivals/import/…?rows=wrong"],
  },
  { route: "/festivals/extensions", who: everybody, addresses: ["/festivals/extensions"] },
  {
    route: "/festivals/extensions/[id]",
    who: everybody,
    kind: "extension",
    addresses: ["/festivals/extensions/…"],
  },
  {
    route: "/festivals/extensions/grant",
    who: deciders,
    addresses: ["/festivals/extensions/grant?season=2026"],
  },
  {
    route: "/festivals/extensions/new",
    who: [...enterers, "province_leader", "province_admin"],
    addresses: ["/festivals/extensions/new?season=2026"],
  },
  { route: "/festivals/new", who: enterers, addresses: ["/festivals/new?season=2026"] },
  { route: "/festivals/plans", who: everybody, addresses: ["/festivals/plans"] },
  { route: "/festivals/plans/[id]", who: everybody, kind: "plan", addresses: ["/festivals/plans/…"] },
  {
    route: "/festivals/plans/[id]/edit",
    who: [...enterers, "province_admin"],
    kind: "plan",
    addresses: ["/festivals/plans/…/edit"],
  },
  { route: "/festivals/plans/missing", who: everybody, addresses: ["/festivals/plans/missing"] },
  {
    route: "/festivals/plans/new",
    who: [...enterers, "province_admin"],
    addresses: ["/festivals/plans/new?season=2026"],
  },
  { route: "/festivals/reports", who: everybody, addresses: ["/festivals/reports"] },
  {
    route: "/festivals/reports/[id]",
    who: [...nation, ...province],
    kind: "report",
    addresses: ["/festivals/reports/…"],
  },
  {
    route: "/festivals/reports/[id]/document",
    who: [...nation, ...province],
    kind: "report",
    addresses: ["/festivals/reports/…/document"],
  },
  {
    route: "/festivals/reports/[id]/edit",
    who: ["province_officer"],
    kind: "report",
    addresses: ["/festivals/reports/…/edit"],
  },
  {
    route: "/festivals/reports/[id]/missing",
    who: ["province_officer"],
    kind: "report",
    addresses: ["/festivals/reports/…/missing"],
  },
  {
    route: "/festivals/reports/[id]/supplement",
    who: ["province_officer"],
    kind: "report",
    addresses: ["/festivals/reports/…/supplement"],
  },
  {
    route: "/festivals/supplements/[id]",
    who: [...nation, ...province],
    kind: "supplement",
    addresses: ["/festivals/supplements/…"],
  },
  {
    route: "/festivals/reports/lock",
    who: ["ministry_admin"],
    addresses: ["/festivals/reports/lock?season=2026"],
  },
  {
    route: "/festivals/reports/new",
    who: ["province_officer"],
    addresses: ["/festivals/reports/new?season=2026"],
  },
  { route: "/festivals/seasons", who: everybody, addresses: ["/festivals/seasons"] },
  { route: "/festivals/seasons/[id]", who: everybody, kind: "season", addresses: ["/festivals/seasons/…"] },
  {
    route: "/festivals/seasons/[id]/edit",
    who: ["ministry_admin"],
    kind: "season",
    addresses: ["/festivals/seasons/…/edit"],
  },
  { route: "/festivals/seasons/new", who: ["ministry_admin"], addresses: ["/festivals/seasons/new"] },
  { route: "/help", who: everybody, addresses: ["/help"] },
  { route: "/recognitions/schemes", who: everybody, addresses: ["/recognitions/schemes"] },
  {
    route: "/recognitions/schemes/[id]",
    who: everybody,
    kind: "scheme",
    addresses: ["/recognitions/schemes/…"],
  },
  {
    route: "/recognitions/schemes/[id]/edit",
    who: ["ministry_admin"],
    kind: "scheme",
    addresses: ["/recognitions/schemes/…/edit"],
  },
  { route: "/recognitions/schemes/new", who: ["ministry_admin"], addresses: ["/recognitions/schemes/new"] },
  {
    route: "/recognitions/criteria/[id]",
    who: everybody,
    kind: "criteria",
    addresses: ["/recognitions/criteria/…"],
  },
  {
    route: "/recognitions/criteria/[id]/preview",
    who: everybody,
    kind: "criteria",
    addresses: ["/recognitions/criteria/…/preview", "/recognitions/criteria/…/preview?tried=1"],
  },
  {
    route: "/recognitions/criteria/[id]/what-if",
    who: drafters,
    kind: "criteriaDraft",
    addresses: ["/recognitions/criteria/…/what-if"],
  },
  ...["", "/head", "/rule", "/group", "/criterion"].map((part) => ({
    route: `/recognitions/criteria/[id]/edit${part}`,
    who: drafters,
    kind: "criteriaDraft" as const,
    addresses:
      part === "/criterion"
        ? ["met", "points", "percent", "count", "grade", "parts"].map(
            (kind) => `/recognitions/criteria/…/edit/criterion?kind=${kind}`,
          )
        : [`/recognitions/criteria/…/edit${part}`],
  })),
  {
    route: "/recognitions/criteria/compare",
    who: everybody,
    kind: "criteria",
    addresses: ["/recognitions/criteria/compare?before=…&after=…"],
  },
  {
    route: "/recognitions/criteria/import",
    who: drafters,
    kind: "scheme",
    addresses: ["/recognitions/criteria/import?scheme=…"],
  },
  { route: "/receipts/[id]", who: everybody, kind: "receipt", addresses: ["/receipts/…"] },
  {
    route: "/recognitions/applications",
    who: everybody,
    addresses: ["/recognitions/applications", "/recognitions/applications?year=2026&state=sent&kind=unit"],
  },
  {
    route: "/recognitions/applications/[id]",
    who: everybody,
    kind: "application",
    addresses: ["/recognitions/applications/…"],
  },
  {
    route: "/recognitions/applications/[id]/criteria/[criterion]",
    who: everybody,
    kind: "criterion",
    addresses: ["/recognitions/applications/…"],
  },
  // Whoever may not change it is led from here to the criterion, or to the application itself.
  {
    route: "/recognitions/applications/[id]/criteria/[criterion]/records",
    who: everybody,
    kind: "criterion",
    addresses: ["/recognitions/applications/…/records"],
  },
  {
    route: "/recognitions/applications/[id]/papers",
    who: everybody,
    kind: "application",
    addresses: ["/recognitions/applications/…/papers"],
  },
  {
    route: "/recognitions/applications/[id]/all",
    who: everybody,
    kind: "application",
    addresses: ["/recognitions/applications/…/all"],
  },
  { route: "/recognitions/appraisals", who: everybody, addresses: ["/recognitions/appraisals"] },
  {
    route: "/recognitions/appraisals/[id]",
    who: everybody,
    kind: "appraisal",
    addresses: ["/recognitions/appraisals/…"],
  },
  {
    route: "/recognitions/appraisals/[id]/sheet",
    who: everybody,
    kind: "sheet",
    addresses: ["/recognitions/appraisals/…/sheet"],
  },
  {
    route: "/recognitions/appraisals/teams/[id]",
    who: everybody,
    kind: "team",
    addresses: ["/recognitions/appraisals/teams/…"],
  },
  {
    route: "/recognitions/appraisals/teams/new",
    who: appraisers,
    addresses: ["/recognitions/appraisals/teams/new"],
  },
  { route: "/recognitions/decisions", who: everybody, addresses: ["/recognitions/decisions"] },
  {
    route: "/recognitions/decisions/[id]",
    who: everybody,
    kind: "recognitionDecision",
    addresses: ["/recognitions/decisions/…"],
  },
  {
    route: "/recognitions/recognised",
    who: everybody,
    addresses: ["/recognitions/recognised", "/recognitions/recognised?year=2026&standing=valid"],
  },
  {
    route: "/recognitions/recognised/[id]",
    who: everybody,
    kind: "recognition",
    addresses: ["/recognitions/recognised/…"],
  },
  { route: "/recognitions/plans", who: everybody, addresses: ["/recognitions/plans"] },
  // Anybody opens them, signed in or not.
  { route: "/verify", who: everybody, addresses: ["/verify", "/verify?code=khong-co"] },
  { route: "/verify/[code]", who: everybody, addresses: ["/verify/00000000000000000000000000"] },
  {
    route: "/recognitions/outcomes/[id]",
    who: everybody,
    kind: "outcome",
    addresses: ["/recognitions/outcomes/…"],
  },
  { route: "/recognitions/register", who: communes, addresses: ["/recognitions/register"] },
  {
    route: "/recognitions/subjects",
    who: everybody,
    addresses: ["/recognitions/subjects", "/recognitions/subjects?active=all&q=thon"],
  },
  {
    route: "/recognitions/subjects/[id]",
    who: everybody,
    kind: "subject",
    addresses: ["/recognitions/subjects/…"],
  },
  { route: "/recognitions/subjects/many", who: communes, addresses: ["/recognitions/subjects/many"] },
  { route: "/recognitions/subjects/new", who: communes, addresses: ["/recognitions/subjects/new"] },
  { route: "/recognitions/targets", who: [...nation, ...province], addresses: ["/recognitions/targets"] },
  { route: "/reports", who: everybody, addresses: ["/reports", "/reports?season=2024&map=then"] },
  { route: "/reports/changes", who: everybody, addresses: ["/reports/changes?since=2026-08-01"] },
  {
    route: "/reports/compare",
    who: everybody,
    addresses: ["/reports/compare", "/reports/compare?with=unit", "/reports/compare?with=mean"],
  },
  { route: "/reports/discipline", who: everybody, addresses: ["/reports/discipline"] },
  { route: "/reports/figures", who: everybody, addresses: ["/reports/figures"] },
  {
    route: "/reports/origin",
    who: everybody,
    addresses: ["/reports/origin?figure=NH09", "/reports/origin?year=2025&figure=AT02"],
  },
  {
    route: "/reports/recognitions",
    who: everybody,
    addresses: ["/reports/recognitions", "/reports/recognitions?year=2025&map=then&figure=KM03"],
  },
  { route: "/reports/views", who: everybody, addresses: ["/reports/views"] },
  { route: "/reports/views/[id]", who: everybody, kind: "view", addresses: ["/reports/views/…"] },
  {
    route: "/reports/views/new",
    who: everybody,
    addresses: ["/reports/views/new?address=%2Freports%3Fseason%3D2026%26figure%3DNH03"],
  },
  {
    route: "/reports/document",
    // A district of old has no map of today.
    who: everybody.filter((role) => role !== "district_officer"),
    kind: "code",
    addresses: ["/reports/document?season=2026&unit=…&map=now"],
  },
  {
    route: "/reports/waiting",
    who: everybody,
    addresses: ["/reports/waiting", "/reports/waiting?season=2024&kind=plan&state=returned"],
  },
  { route: "/search", who: everybody, addresses: ["/search?q=thach+ha"] },
  // Whoever is signed in goes on from here to the first page.
  { route: "/sign-in", who: everybody, addresses: ["/sign-in"] },
  { route: "/units", who: everybody, addresses: ["/units"] },
  { route: "/units/[id]", who: everybody, kind: "unit", addresses: ["/units/…"] },
  {
    route: "/units/[id]/profile",
    who: administrators,
    kind: "unit",
    addresses: ["/units/…/profile", "/units/…/profile?act=contact"],
  },
  { route: "/units/groups", who: everybody, addresses: ["/units/groups"] },
  { route: "/units/groups/[id]", who: ["ministry_admin"], kind: "group", addresses: ["/units/groups/…"] },
  {
    route: "/units/changes",
    who: [...nation, ...province],
    addresses: ["/units/changes", "/units/changes?state=undone"],
  },
  {
    route: "/units/changes/[id]",
    who: [...nation, ...province],
    kind: "change",
    addresses: ["/units/changes/…"],
  },
  { route: "/units/changes/import", who: ["ministry_admin"], addresses: ["/units/changes/import"] },
  {
    route: "/units/changes/new",
    who: administrators,
    addresses: [
      "/units/changes/new",
      "/units/changes/new?kind=merge&in=42",
      "/units/changes/new?kind=split&in=42",
    ],
  },
];

/** True where the account's role opens the screen. */
export const opens = ({ who }: Screen, username: string) => who.includes(accountOf(username).role);

/** The addresses of a screen for an account, with the ids in their places; none where the account has no such record. */
export function addressesOf(screen: Screen, ids: Partial<Record<Kind, string>>): string[] {
  const id = screen.kind ? ids[screen.kind] : "";
  return id === undefined ? [] : screen.addresses.map((address) => address.replaceAll("…", id));
}
