const oneDigit = new Intl.NumberFormat("vi-VN", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** How long a command took: "27,1 giây". */
export function formatSeconds(seconds: number): string {
  return `${oneDigit.format(seconds)} giây`;
}

/** A stretch of time as a person says it: "3 ngày 4 giờ", "5 giờ", "12 phút". */
export function formatDuration(seconds: number | null): string {
  if (seconds === null) return "–";
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${Math.max(minutes, 1)} phút`;
  const hours = Math.round(seconds / 3600);
  if (hours < 24) return `${hours} giờ`;
  const days = Math.floor(hours / 24);
  const rest = hours % 24;
  // Beyond a week nobody asks for hours.
  return rest === 0 || days >= 7 ? `${days} ngày` : `${days} ngày ${rest} giờ`;
}
