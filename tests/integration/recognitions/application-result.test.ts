import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAppraisal } from "./appraisal-rows";
import { openScene, run, type Scene } from "./scene";

/** What an application came to is what its appraisal agreed, past all code of ours. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const build = () => buildAppraisal(scene, [scene.people.foreignOfficer, scene.people.v05Officer]);
const change = (id: string, to: string) =>
  run(scene.people.provinceOfficer, `update application set ${to} where id = $1::uuid`, id);

test.each(["appraised_total = 900", "appraised_met = 4", "outcome_class = 'kha'"])(
  "nobody writes it while it lies there: %s",
  async (to) => {
    const { application } = await build();
    await expect(change(application, to)).rejects.toThrow("application_result");
  },
);

test.each(["901, 4, 'kha'", "900, 3, 'kha'", "900, 4, 'tot'"])(
  "where 900, 4 and 'kha' were agreed, it does not go on with %s",
  async (values) => {
    const { application, appraisal } = await build();
    await scene.owner.query(
      `update appraisal set state = 'agreed', agreed_total = 900, agreed_met = 4, agreed_class = 'kha', passed = true,
              agreed_at = now(), agreed_by_id = gen_random_uuid() where id = $1`,
      [appraisal],
    );
    const passed = change(
      application,
      `state = 'passed', (appraised_total, appraised_met, outcome_class) = (${values})`,
    );
    await expect(passed).rejects.toThrow("application_result");
  },
);
