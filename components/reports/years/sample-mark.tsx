/** Stands beside a figure whose criteria are not the wording of the law. */
export function SampleMark() {
  return <span className="block">theo bộ tiêu chí mẫu</span>;
}
