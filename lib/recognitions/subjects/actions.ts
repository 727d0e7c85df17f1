"use server";

import { action } from "@/lib/core/action";
import { addSubject, addSubjects, editSubject, endSubject, takeOverSubjects } from "./commands";
import { addManyInput, addSubjectInput, editSubjectInput, endSubjectInput, takeOverInput } from "./schema";

export const addSubjectAction = action(
  "subject.manage",
  addSubjectInput,
  addSubject,
  ({ id }) => `/recognitions/subjects/${id}?done=add`,
);
export const addSubjectsAction = action(
  "subject.manage",
  addManyInput,
  addSubjects,
  ({ kind, added, there }) => `/recognitions/subjects?kind=${kind}&added=${added}&there=${there}`,
);
export const editSubjectAction = action(
  "subject.manage",
  editSubjectInput,
  editSubject,
  ({ id }) => `/recognitions/subjects/${id}?done=edit`,
);
export const endSubjectAction = action(
  "subject.manage",
  endSubjectInput,
  endSubject,
  ({ id }) => `/recognitions/subjects/${id}?done=end`,
);
export const takeOverSubjectsAction = action(
  "subject.manage",
  takeOverInput,
  (tx, actor, input) => takeOverSubjects(tx, actor, input),
  ({ added }) => `/recognitions/subjects?added=${added}&there=0`,
);
