/** Where the chains end at this moment: on paper it proves that nothing before it was changed or cut off. */
export function SealLines({ seals }: { seals: string[] }) {
  const [first, ...more] = seals;
  if (!first) return null;
  return (
    <div className="text-hint text-muted">
      <p>
        Mã niêm phong: <span className="figures break-all">{first}</span>
      </p>
      {more.length > 0 && <p>và {more.length} chuỗi của các tỉnh, có đủ trong tệp xuất.</p>}
    </div>
  );
}
