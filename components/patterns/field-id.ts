/** The place of a field in the page; the error summary links here. */
export function fieldId(name: string): string {
  return `field-${name.replace(/\[\]$/, "")}`;
}
