import { bomb, importing } from "./imports";
import { dashboardAgainstPlain, dashboardBySize, provinceList, queueBySize, scriptSize } from "./pages";
import { figuresAnswer, rowSecurity, searchTime, workTime } from "./reads";
import type { Row } from "./rows";
import { deadlineHour, residentMemory, submitting } from "./submissions";

const perSecond = "lần/giây";

/** The table of the bench. What writes stands behind what only reads. */
export const rows: readonly Row[] = [
  {
    id: "dashboard",
    measure: "Tổng quan toàn quốc, 16 người cùng lúc",
    against: "trang cùng khung không có số liệu",
    unit: perSecond,
    target: { of: "ratio", is: "at least", bound: 0.6 },
    run: dashboardAgainstPlain,
  },
  {
    id: "dashboard-size",
    measure: "Tổng quan toàn quốc khi dữ liệu lớn",
    against: "khi có 10.000 điểm",
    unit: perSecond,
    target: { of: "ratio", is: "at least", bound: 0.85 },
    run: dashboardBySize,
  },
  {
    id: "queue-size",
    measure: "Trang chờ xử lý của tỉnh (lọc, trang 2) khi dữ liệu lớn",
    against: "khi có 10.000 điểm",
    unit: perSecond,
    target: { of: "ratio", is: "at least", bound: 0.85 },
    run: queueBySize,
  },
  {
    id: "figures",
    measure: "/api/figures toàn quốc, p95",
    against: "riêng các câu SQL đó, cùng trình điều khiển",
    unit: "ms",
    target: { of: "ratio", is: "at most", bound: 3 },
    run: figuresAnswer,
  },
  {
    id: "row-security",
    measure: "Danh sách của tỉnh qua chính sách hàng",
    against: "cùng câu SQL, quyền chủ bảng",
    unit: "ms",
    target: { of: "ratio", is: "at most", bound: 1.5 },
    run: rowSecurity,
  },
  {
    id: "list",
    measure: "Danh sách 25 dòng của tỉnh (JSON), đếm chính xác, 10 người; 199.920 điểm",
    against: "Payload 3.90: 16, Directus 12.4: 47 (đo nơi khác)",
    unit: perSecond,
    target: { of: "value", is: "at least", bound: 250 },
    run: provinceList,
  },
  {
    id: "search",
    measure: "Tìm kiếm của tỉnh, p95",
    against: "một lượt hỏi trống qua cùng cửa",
    unit: "ms",
    run: searchTime,
  },
  {
    id: "work",
    measure: "Đếm Việc của tôi của tỉnh, p95",
    against: "một lượt hỏi trống qua cùng cửa",
    unit: "ms",
    run: workTime,
  },
  {
    id: "scripts",
    measure: "JavaScript gửi cho trang Tổng quan, nén gzip",
    against: "–",
    unit: "kB",
    target: { of: "value", is: "at most", bound: 170 },
    run: scriptSize,
  },
  {
    id: "submit",
    measure: "Gửi kết quả qua biểu mẫu thật, 16 người cùng lúc",
    against: "một lệnh insert trần mỗi yêu cầu, cùng Next",
    unit: perSecond,
    target: { of: "ratio", is: "at least", bound: 0.5 },
    run: submitting,
  },
  {
    id: "deadline",
    measure: "Giờ chót: 50 lần gửi mỗi giây xen với đọc",
    against: "–",
    unit: "lỗi",
    target: { of: "value", is: "at most", bound: 0 },
    run: deadlineHour,
  },
  {
    id: "memory",
    measure: "Bộ nhớ máy chủ sau tải hỗn hợp",
    against: "lúc bắt đầu",
    unit: "MB",
    target: { of: "ratio", is: "at most", bound: 1.5 },
    run: residentMemory,
  },
  {
    id: "import",
    measure: "Nhập 20.000 dòng từ Excel",
    against: "đọc tệp và COPY vào cùng các bảng",
    unit: "giây",
    target: { of: "ratio", is: "at most", bound: 4 },
    run: importing,
  },
  {
    id: "bomb",
    measure: "Bom xlsx 400 kB (300 MB bên trong), bộ nhớ đỉnh",
    against: "–",
    unit: "MB",
    target: { of: "value", is: "at most", bound: 200 },
    run: bomb,
  },
];
