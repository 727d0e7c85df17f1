import type { ClientBase } from "pg";
import { personName } from "./names";
import { between, fraction, pick } from "./sql";
import { models, parties } from "./texts";

const provinceJobs = [
  "Phó Chủ tịch UBND",
  "Phó Bí thư Thường trực",
  "Ủy viên Ban Thường vụ",
  "Chủ tịch Ủy ban MTTQ",
  "Phó Chủ tịch HĐND",
];
const districtJobs = [
  "Phó Chủ tịch UBND",
  "Phó Bí thư Thường trực",
  "Chủ tịch Ủy ban MTTQ",
  "Trưởng Công an",
];
const communeJobs = ["Chủ tịch UBND", "Bí thư Đảng ủy", "Phó Chủ tịch UBND", "Chủ tịch Ủy ban MTTQ"];

/** Named leaders: of the highest tier, and of those below who came with them. All invented, the highest marked so. */
const guests = `
insert into festival_guest (id, festival_id, unit_id, tier, full_name, job_title, organisation, position)
with seats as (
  select r.*, n, (case when n = 1 then top_tier::text
           when host_level = 'commune' and n = 3 then 'commune'
           when top_tier in ('party_state', 'ministry', 'central') then case n when 2 then 'province' else 'province_police' end
           when top_tier = 'province' then 'province_police'
           else 'commune' end)::leader_tier as tier
    from demo_result r
   cross join lateral generate_series(1, case when top_tier in ('party_state', 'ministry', 'central') then 4 when top_tier = 'province' then 3
                                              when host_level = 'commune' then case when top_tier = 'commune' then 1 else 2 end else 1 end) n
   where host_level = 'commune' or top_tier <> 'commune' or ${fraction("key", 231)} < 0.04
)
select pg_temp.demo_id(created_at, key || ':guest:' || n), id, unit_id, tier, ${personName("key || ':guest:' || n", "highland and tier in ('province', 'district', 'commune')")},
       case tier when 'party_state' then 'Lãnh đạo Đảng, Nhà nước (mẫu)' when 'ministry' then 'Lãnh đạo Bộ Công an (mẫu)'
         when 'central' then 'Lãnh đạo bộ, ban, ngành Trung ương (mẫu)' when 'province' then ${pick(provinceJobs, "key || n", 232)}
         when 'province_police' then 'Phó Giám đốc' when 'district' then ${pick(districtJobs, "key || n", 232)} else ${pick(communeJobs, "key || n", 232)} end,
       case tier when 'province' then province_title when 'province_police' then 'Công an ' || province_title
         when 'district' then coalesce(district_title, '') when 'commune' then title else '' end,
       n - 1
  from seats`;

const pledges = `
insert into festival_pledge (id, festival_id, unit_id, count, parties, position)
select pg_temp.demo_id(created_at, key || ':pledge:' || n), id, unit_id,
       case when host_level = 'commune' then ${between(3, 14, "key || n", 241)} else ${between(1, 5, "key || n", 241)} end, ${pick(parties, "key || n", 242)}, n - 1
  from demo_result cross join lateral generate_series(1, case when host_level = 'commune' and ${fraction("key", 243)} < 0.35 then 2 else 1 end) n
 where has_pledges`;

const launches = `
insert into festival_model (id, festival_id, unit_id, name, kind, places)
select pg_temp.demo_id(created_at, key || ':model'), id, unit_id, ${pick(models, "key", 251)},
       case when ${fraction("key", 252)} < 0.6 then 'launched' else 'replicated' end::model_kind, ${between(1, 6, "key", 253)}
  from demo_result where ${fraction("key", 254)} < case host_level when 'commune' then 0.36 when 'residential' then 0.03 else 0.05 end`;

export async function insertCompany(client: ClientBase): Promise<void> {
  await client.query(guests);
  await client.query(pledges);
  await client.query(launches);
}
