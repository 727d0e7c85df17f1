import "server-only";
import { Prisma } from "@/prisma/generated/client";

/**
 * The province that a commune or a district belongs to, or belonged to while it was there, as a relation of one row or none
 * with kind and name: whoever took its province over has it in reach too, and is not what its papers name.
 */
export function provinceOf(unitId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select coalesce(above.kind, p.kind) as kind, coalesce(above.name, p.name) as name
      from unit own join unit p on p.id = own.parent_id and p.level <> 'nation'
      left join unit above on above.id = p.parent_id and above.level = 'province'
     where own.id = ${unitId})`;
}

/** Its name alone; "" where there is none above. */
export const provinceNameOf = (unitId: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`coalesce((select province.name from ${provinceOf(unitId)} province), '')`;
