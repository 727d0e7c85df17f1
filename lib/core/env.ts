import { z } from "zod";

const schema = z.object({
  APP_DATABASE_URL: z.string().min(1),
  NEXTAUTH_SECRET: z.string().min(16),
  NEXTAUTH_URL: z.string().default("http://localhost:3000"),
  /** How many proxies of ours stand before the portal, each of which adds to X-Forwarded-For. */
  TRUSTED_PROXIES: z.preprocess((value) => value || 0, z.coerce.number().int().min(0).max(9)),
  /** The folder of the files that people hand in; as long as the database names them, it must keep them. */
  FILES_DIR: z.string().min(1).default(".data/files"),
  /** A store that speaks S3, with its bucket (https://s3.noi-bo.vn/cong-antq); without it files lie in FILES_DIR. */
  FILES_S3_ENDPOINT: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]).default(""),
  FILES_S3_REGION: z.string().min(1).default("auto"),
  FILES_S3_KEY_ID: z.string().default(""),
  FILES_S3_SECRET: z.string().default(""),
  /** The virus scanner clamd: the path of its socket, or "host:port"; without it files are not scanned, and say so. */
  CLAMD_ADDRESS: z
    .string()
    .regex(/^(\/.+|[\w.-]+:\d{1,5})?$/)
    .default(""),
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
});

let cached: z.infer<typeof schema> | undefined;

/** The settings of this process, read once. The only place that reads process.env. */
export function env(): z.infer<typeof schema> {
  if (!cached) {
    const result = schema.safeParse(process.env);
    if (!result.success) {
      const names = result.error.issues.map((issue) => issue.path.join(".")).join(", ");
      throw new Error(`Missing or wrong settings: ${names}. See docs/operations.md.`);
    }
    cached = result.data;
  }
  return cached;
}

/** True when people reach the portal over TLS: cookies are then marked Secure. */
export function overTls(): boolean {
  return env().NEXTAUTH_URL.startsWith("https://");
}
