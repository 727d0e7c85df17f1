import { ActionForm } from "@/components/patterns/action-form";
import { FieldSet } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { OriginalField } from "@/components/patterns/original-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { dayOf } from "@/lib/core/dates";
import type { FormAction, FormState } from "@/lib/core/refusal";
import { roleWords, unitTitle } from "@/lib/core/words";
import { type PersonView, personReaders } from "@/lib/identity/view";
import { AccountActs } from "./account-acts";
import { AssignmentTable } from "./assignment-table";
import { EndAssignment } from "./end-assignment";
import { PersonCard } from "./person-card";
import { PersonFields } from "./person-fields";
import { EndSessionButton, SessionTable } from "./session-table";
import { TermFields, type UnitChoice } from "./term-fields";

type Act =
  | "renamePersonAction"
  | "assignRoleAction"
  | "endAssignmentAction"
  | "issuePasswordAction"
  | "unlockAccountAction"
  | "disableAccountAction"
  | "enableAccountAction"
  | "endSessionAction"
  | "endAllSessionsAction";

type Parts = {
  person: PersonView;
  units: UnitChoice[];
  today: string;
  requestId: () => string;
  actions: Record<Act, FormAction>;
};

/** What came back from the lost session belongs to the form that has such a field. */
const typedFor = (typed: FormState, field: string) => (field in typed.values ? typed : undefined);

/** Name, title and the account as a whole. */
export function PersonAccount({ person, requestId, actions, typed }: Parts & { typed: FormState }) {
  const { id, username, state } = person;
  return (
    <>
      <Card title="Tài khoản">
        {person.kept ? (
          <ActionForm
            action={actions.renamePersonAction}
            requestId={requestId()}
            initial={typedFor(typed, "fullName")}
            label="Hồ sơ người dùng"
          >
            <HiddenField name="id" value={id} />
            <HiddenField name="version" value={person.version} />
            <OriginalField readers={personReaders} content={person} />
            <PersonFields fullName={person.fullName} jobTitle={person.jobTitle} />
            <FormActions>
              <SubmitButton variant="secondary" working="Đang lưu…">
                Lưu họ tên, chức vụ
              </SubmitButton>
            </FormActions>
          </ActionForm>
        ) : (
          <PersonCard person={person} createdOn={dayOf(person.createdAt)} />
        )}
      </Card>
      {(person.kept || (person.stoppable && state !== "disabled")) && !person.own && (
        <Card title="Mật khẩu và khóa">
          <AccountActs
            id={id}
            username={username}
            state={state}
            stopOnly={!person.kept}
            requestId={requestId}
            actions={{
              issue: actions.issuePasswordAction,
              unlock: actions.unlockAccountAction,
              disable: actions.disableAccountAction,
              enable: actions.enableAccountAction,
            }}
          />
        </Card>
      )}
    </>
  );
}

type RolesProps = Parts & {
  typed: FormState;
  /** The assignment that is about to be ended, out of the address. */
  ending?: string;
};

/** The roles, the end of one of them, and a form for one more. */
export function PersonRoles({ person, units, today, requestId, actions, typed, ending }: RolesProps) {
  const mayAssign = person.kept && !person.own;
  const endable = mayAssign ? person.assignments.filter((row) => row.kept && !row.ended) : [];
  const chosen = endable.find((row) => row.id === ending);
  return (
    <Card id="roles" title="Vai trò được giao" flush>
      <AssignmentTable
        assignments={person.assignments}
        end={
          mayAssign
            ? (row) =>
                endable.includes(row) && (
                  <ButtonLink
                    href={`/admin/people/${person.id}?end=${row.id}#roles`}
                    variant="danger"
                    size="small"
                    scroll={false}
                  >
                    Kết thúc<span className="sr-only"> vai trò {roleWords[row.role]}</span>
                  </ButtonLink>
                )
            : undefined
        }
      />
      {chosen && (
        <EndAssignment
          action={actions.endAssignmentAction}
          requestId={requestId()}
          id={person.id}
          assignmentId={chosen.id}
          what={`${roleWords[chosen.role]} tại ${unitTitle(chosen.unit)}`}
        />
      )}
      {mayAssign && !chosen && (
        <div className="px-4 pb-4">
          <ActionForm
            action={actions.assignRoleAction}
            requestId={requestId()}
            initial={typedFor(typed, "role")}
            label="Giao thêm vai trò"
          >
            <HiddenField name="id" value={person.id} />
            <FieldSet legend="Giao thêm vai trò">
              <TermFields units={units} unitId={person.unit.id} today={today} />
            </FieldSet>
            <FormActions>
              <SubmitButton variant="secondary" working="Đang giao…">
                Giao vai trò
              </SubmitButton>
            </FormActions>
          </ActionForm>
        </div>
      )}
    </Card>
  );
}

/** The living sessions, each with its end. */
export function PersonSessions({ person, requestId, actions }: Parts) {
  const all = person.stoppable && person.sessions.length > 1;
  return (
    <Card
      id="sessions"
      title="Phiên đang mở"
      flush
      actions={
        all && (
          <ActionForm
            action={actions.endAllSessionsAction}
            requestId={requestId()}
            warnUnsaved={false}
            label="Kết thúc mọi phiên"
          >
            <HiddenField name="id" value={person.id} />
            <SubmitButton variant="danger" size="small">
              Kết thúc mọi phiên
            </SubmitButton>
          </ActionForm>
        )
      }
    >
      <SessionTable
        sessions={person.sessions}
        end={
          person.stoppable
            ? (session) => (
                <ActionForm action={actions.endSessionAction} requestId={requestId()} warnUnsaved={false}>
                  <HiddenField name="id" value={person.id} />
                  <HiddenField name="sessionId" value={session.id} />
                  <EndSessionButton session={session} />
                </ActionForm>
              )
            : undefined
        }
      />
    </Card>
  );
}
