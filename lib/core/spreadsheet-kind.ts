import type { SpreadsheetProblem } from "./spreadsheet-limits";

const starts = (bytes: Uint8Array, ...expected: number[]) => expected.every((byte, at) => bytes[at] === byte);

/** What a file really is, by its first bytes and never by its name; null where it can be a workbook. */
export function problemOfStart(bytes: Uint8Array): SpreadsheetProblem | null {
  if (bytes.length === 0) return "empty";
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return null;
  // A zip without anything in it.
  if (starts(bytes, 0x50, 0x4b, 0x05, 0x06)) return "broken";
  // Excel 97-2003, and every workbook that is locked with a password.
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return "old_excel";
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return "pdf";
  const text = textOf(bytes);
  if (text === null) return "unknown_kind";
  return /^\s*(<!doctype html|<html|<head|<body|<table|<\?xml|<meta)/i.test(text) ? "html" : "text";
}

function textOf(bytes: Uint8Array): string | null {
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) return "";
  if (bytes.includes(0)) return null;
  return new TextDecoder("utf-8").decode(bytes).replace(/^\uFEFF/, "");
}

/** What the names of the parts say of a zip that is no plain workbook; null where it is one. */
export function problemOfParts(names: readonly string[]): SpreadsheetProblem | null {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (
    has(/(^|\/)(vbaproject|vbadata|vbaprojectsignature)[^/]*\.(bin|xml)$/) ||
    has(/^xl\/(macrosheets|dialogsheets)\//)
  )
    return "macros";
  if (has(/^xl\/workbook\.bin$/)) return "binary_excel";
  if (has(/^(word|ppt|visio)\//)) return "other_office";
  if (has(/^content\.xml$/) && has(/^mimetype$/)) return "open_document";
  if (has(/^encryptedpackage$/)) return "encrypted";
  if (has(/^xl\/(externallinks|embeddings|activex|ctrlprops|connections\.xml|querytables)/)) return "links";
  return has(/^\[content_types\]\.xml$/) ? null : "unknown_kind";
}
