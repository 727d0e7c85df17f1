import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { PhaseError } from "./progress.mjs";

export const usage = `npm run bench                       bảng đo, 100.000 điểm
npm run bench -- --size=10k|100k|1M số điểm của dữ liệu lớn
                 --only=list,submit chỉ những dòng này
                 --json FILE        ghi cùng kết quả thành dữ liệu
                 --runs=3           nạp một lần, đo ba lượt
                 --full             đo lâu: giờ chót 5 phút, bộ nhớ 10 phút
                 --keep             giữ bản dựng cho lần sau
                 --profile          ghi nơi tốn thời gian của máy chủ vào tests/.output
npm run bench -- --trail=1M         ghi, kiểm tra và đọc chừng ấy dòng nhật ký`;

/** What was asked for; what nobody understands ends the run before anything is started. */
export function readOptions(given) {
  try {
    const { values } = parseArgs({
      args: given,
      options: {
        size: { type: "string", default: "100k" },
        trail: { type: "string" },
        only: { type: "string", default: "" },
        json: { type: "string" },
        runs: { type: "string", default: "1" },
        full: { type: "boolean", default: false },
        keep: { type: "boolean", default: false },
        profile: { type: "boolean", default: false },
      },
    });
    return {
      ...values,
      points: sizeOf(values.size),
      runs: runsOf(values.runs),
      entries: values.trail === undefined ? undefined : sizeOf(values.trail),
      only: values.only.split(",").filter(Boolean),
      json: values.json === undefined ? null : resolve(values.json),
    };
  } catch (error) {
    throw new PhaseError(error.message, { advice: `\n${usage}` });
  }
}

function runsOf(text) {
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new Error(`Không hiểu số lượt "${text}": từ 1 đến 9.`);
}

/** "1M", "100k", "20000". */
function sizeOf(text) {
  const [, number, unit = ""] = /^(\d+)([kM]?)$/.exec(text) ?? [];
  const size = Number(number) * { "": 1, k: 1000, M: 1_000_000 }[unit];
  if (size > 0 && size <= 5_000_000) return size;
  throw new Error(`Không hiểu cỡ "${text}".`);
}
