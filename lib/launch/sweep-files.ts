import pg from "pg";
import { sweepFiles } from "../core/file-sweep";
import { formatNumber } from "../core/numbers";
import { storeOfSettings } from "./file-store-settings";

async function main(remove: boolean): Promise<boolean> {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  try {
    const { files, orphans, young, missing } = await sweepFiles(client, storeOfSettings(), { remove });
    for (const hash of missing) console.log(`✕ Thiếu tệp ${hash}: có hồ sơ ghi nhận nhưng kho không còn.`);
    for (const hash of orphans) console.log(`${remove ? "Đã xóa" : "Thừa"}: ${hash}`);
    console.log(
      `Kho có ${formatNumber(files)} tệp; ${formatNumber(orphans.length)} tệp không hồ sơ nào cần${remove ? ", đã xóa" : ""}; ${formatNumber(young)} tệp mới chưa tới một ngày, để lại; thiếu ${formatNumber(missing.length)} tệp.`,
    );
    return missing.length === 0;
  } finally {
    await client.end();
  }
}

process.exitCode = (await main(process.argv.includes("--remove"))) ? 0 : 1;
