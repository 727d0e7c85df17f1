// npm start: everything from a fresh clone to a running portal. Plain Node until the first phase is done.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describeAccounts } from "./accounts.mjs";
import { build } from "./build.mjs";
import { checkServer, hasAccounts, migrate, seed } from "./database.mjs";
import { startEmbedded } from "./embedded.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { checkNode } from "./node-version.mjs";
import { dataFolder, root } from "./paths.mjs";
import { PhaseError, showProgress, tellFailure } from "./progress.mjs";
import { sessionSecret } from "./secret.mjs";
import { checkPort, serve } from "./serve.mjs";
import { noteServer, releaseLock, takeLock } from "./start-lock.mjs";
import { handleStop } from "./stop.mjs";

const distDir = ".next";
const logs = join(dataFolder, "logs");
const log = (name) => join(logs, `${name}.log`);

const { stop, isStopping } = handleStop(releaseLock);

try {
  await start();
} catch (error) {
  await fail(error);
}

async function start() {
  checkNode();
  if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
  const port = Number(process.env.PORT || 3000);
  const host = process.env.HOST || "127.0.0.1";
  const external = process.env.DATABASE_URL;
  const demo = !external || process.env.DEMO === "1";
  const shownHost = ["127.0.0.1", "0.0.0.0", "::"].includes(host) ? "localhost" : host;
  const address = process.env.NEXTAUTH_URL || `http://${shownHost}:${port}`;

  mkdirSync(logs, { recursive: true });
  await takeLock({ address });
  await checkPort(port, host);

  const phase = showProgress(demo ? 8 : 7);
  await phase("Cài đặt thư viện", () => install(log("install")));
  await phase("Sinh mã truy cập dữ liệu", () => generate(log("generate")));
  const url = await phase(external ? "Kết nối cơ sở dữ liệu" : "Khởi động PostgreSQL", async () => {
    if (external) {
      await checkServer(external);
      return { value: external };
    }
    const server = await startEmbedded();
    server.exited.then(() =>
      fail(new PhaseError("PostgreSQL đã dừng ngoài ý muốn.", { advice: "xem postgres.log." })),
    );
    return { value: server.url };
  });
  const { appEnvironment } = await import("./app-role.mjs");
  const files = process.env.FILES_DIR || join(dataFolder, "files");
  const settings = {
    ...process.env,
    FILES_DIR: files,
    NEXTAUTH_SECRET: sessionSecret(),
    NEXTAUTH_URL: address,
  };
  // The application never needs the owner's connection.
  const appEnv = appEnvironment(settings, url);
  const env = { ...appEnv, DATABASE_URL: url };
  await phase("Cập nhật cấu trúc dữ liệu", () => migrate({ url, env, logFile: log("migrate") }));
  await phase("Nạp đơn vị hành chính", () => seed("reference", { env, logFile: log("reference") }));
  if (demo) await phase("Nạp dữ liệu mẫu", () => seed("demo", { env, logFile: log("demo") }));
  await phase("Dựng ứng dụng", () => build({ distDir, env: appEnv, logFile: log("build") }));
  await phase("Mở cổng thông tin", async () => {
    const onStarted = (server) => noteServer(server.pid);
    const server = await serve({ distDir, env: appEnv, port, host, logFile: log("server"), onStarted });
    server.exited.then(() =>
      fail(new PhaseError("Máy chủ web đã dừng ngoài ý muốn.", { advice: "xem server.log." })),
    );
  });

  console.log(`\nCổng thông tin đang chạy: ${address}`);
  if (demo) console.log(`\n${describeAccounts()}`);
  else if (!(await hasAccounts(url))) console.log("Chưa có tài khoản quản trị: chạy npm run admin:create");
  if (address.startsWith("https://") && !process.env.TRUSTED_PROXIES) {
    console.log(
      "NEXTAUTH_URL là https nhưng chưa đặt TRUSTED_PROXIES: mọi người mang chung địa chỉ của proxy. Xem docs/operations.md.",
    );
  }
  console.log(`\nNhật ký: ${logs}. Dừng bằng Ctrl-C.`);
}

async function fail(error) {
  if (isStopping()) return;
  tellFailure(error, existsSync(logs) ? logs : undefined);
  await stop(1);
}
