import pg from "pg";

// As many connections as the portal has.
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 10 });

/** What submitting a result is compared with: the fields of a form, one plain insert, an answer that leads on. */
export async function POST(request) {
  const form = await request.formData();
  await pool.query("insert into bench_plain (unit_id, turnout, place) values ($1, $2, $3)", [
    form.get("unitId"),
    Number(form.get("turnout")),
    form.get("place"),
  ]);
  return new Response(null, { status: 303, headers: { Location: "/insert" } });
}

/** True when the database answers; whoever starts the server waits for it. */
export async function GET() {
  await pool.query("select 1");
  return Response.json({ ok: true });
}

export const dynamic = "force-dynamic";
