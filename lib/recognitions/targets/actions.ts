"use server";

import { action } from "@/lib/core/action";
import { dropTarget, setTarget } from "./commands";
import { dropTargetInput, setTargetInput } from "./schema";

const list = ({ scheme }: { scheme: string }) => `/recognitions/targets?scheme=${scheme}&saved=1`;

export const setTargetAction = action("target.manage", setTargetInput, setTarget, list);
export const dropTargetAction = action("target.manage", dropTargetInput, dropTarget, list);
