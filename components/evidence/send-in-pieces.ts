/** What is said to the server before a file is sent. */
export type Declaration = {
  kind: string;
  record: string;
  part: string;
  caption: string;
  unclassified: string;
  actingUnit: string;
};

/** How far a file is. */
export type Progress =
  | { step: "queued" }
  | { step: "sending"; share: number }
  | { step: "waiting"; share: number; seconds: number }
  | { step: "checking" }
  | { step: "kept" }
  | { step: "refused"; message: string }
  | { step: "stopped"; share: number; message: string };

const address = "/api/uploads/evidence";
const piece = 512 * 1024;
/** Seconds before each new try; a line that does not come back for a minute is left to the person. */
const waits = [1, 2, 4, 8, 15, 30];

class Said extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Sends a file piece by piece and goes on where it broke off: after a line that failed, and after the page was closed, when
 * the same file is chosen for the same record again.
 */
export async function sendInPieces(file: File, about: Declaration, tell: (progress: Progress) => void) {
  const memory = `evidence ${about.record} ${about.part} ${file.name} ${file.size} ${file.lastModified}`;
  let share = 0;
  const told = (progress: Progress) => {
    if ("share" in progress) share = progress.share;
    tell(progress);
  };
  try {
    const { id, offset } = await begin(file, about, memory);
    await sendRest(file, id, offset, told);
    told({ step: "checking" });
    await patient(() => request(`${address}/${id}`, { method: "POST" }), told, 1);
    forget(memory);
    told({ step: "kept" });
  } catch (error) {
    if (error instanceof Said && !["signed_out", "scanner_down", "other_unit", "busy"].includes(error.code)) {
      forget(memory);
      return told({ step: "refused", message: error.message });
    }
    const message = error instanceof Said ? error.message : "Mất kết nối. Phần đã gửi vẫn còn, bấm Tải tiếp.";
    told({ step: "stopped", share, message });
  }
}

async function begin(
  file: File,
  about: Declaration,
  memory: string,
): Promise<{ id: string; offset: number }> {
  const known = recall(memory);
  if (known) {
    const answer = await fetch(`${address}/${known}`, { method: "HEAD" });
    if (answer.ok) return { id: known, offset: Number(answer.headers.get("upload-offset")) };
    forget(memory);
  }
  const answer = await request(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...about, name: file.name, bytes: file.size }),
  });
  const { id } = (await answer.json()) as { id: string };
  remember(memory, id);
  return { id, offset: 0 };
}

async function sendRest(file: File, id: string, from: number, told: (progress: Progress) => void) {
  let offset = from;
  while (offset < file.size) {
    const share = offset / file.size;
    told({ step: "sending", share });
    offset = await patient(
      async () => {
        const answer = await fetch(`${address}/${id}`, {
          method: "PATCH",
          headers: { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) },
          body: file.slice(offset, offset + piece),
        });
        // The server knows better how much has come.
        if (answer.status === 204 || (answer.status === 409 && answer.headers.has("upload-offset")))
          return Number(answer.headers.get("upload-offset"));
        throw await saidBy(answer);
      },
      told,
      share,
      // What came of a piece that broke off is there.
      async () => {
        const answer = await fetch(`${address}/${id}`, { method: "HEAD" });
        if (answer.ok) offset = Number(answer.headers.get("upload-offset"));
      },
    );
  }
}

/** Tries again while the line is down; what the server said is said once. */
async function patient<T>(
  work: () => Promise<T>,
  told: (progress: Progress) => void,
  share: number,
  before?: () => Promise<void>,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      if (attempt > 0) await before?.();
      return await work();
    } catch (error) {
      const seconds = waits[attempt];
      const passing = error instanceof Said ? error.code === "busy" : true;
      if (!passing || seconds === undefined) throw error;
      told({ step: "waiting", share, seconds });
      await new Promise((go) => setTimeout(go, seconds * 1_000));
    }
  }
}

async function request(to: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(to, init);
  if (answer.ok) return answer;
  throw await saidBy(answer);
}

/** What the server said; nothing that it said is a line that is down. */
async function saidBy(answer: Response): Promise<Error> {
  const said = (await answer.json().catch(() => null)) as { code?: string; message?: string } | null;
  return said?.code && said.message ? new Said(said.code, said.message) : new Error(String(answer.status));
}

// A browser that keeps nothing sends from the beginning.
function recall(memory: string): string | null {
  try {
    return window.localStorage.getItem(memory);
  } catch {
    return null;
  }
}

function remember(memory: string, id: string) {
  try {
    window.localStorage.setItem(memory, id);
  } catch {}
}

function forget(memory: string) {
  try {
    window.localStorage.removeItem(memory);
  } catch {}
}
