import { SaxesParser, type SaxesTagPlain } from "saxes";
import { FileRefused } from "./inspect-limits";

const office = "application/vnd.openxmlformats-officedocument.";
const mains: Readonly<Record<string, string>> = Object.fromEntries(
  ["wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation"].map((one) => [
    `${office}${one}.main+xml`,
    `${office}${one}`,
  ]),
);

/** Relations by which a part is a program; whatever the part is called. */
const programs =
  /^(vbaproject|wordvbadata|xlmacrosheet|xlintlmacrosheet|attachedtoolbars|activexcontrolbinary)$/;
/** Relations that bring in something that could be anything: an object, a control, a page of HTML. */
const packed = /^(oleobject|control|afchunk)$/;
/** What a paper fetches when it is opened; a link that a person clicks is none of it. */
const fetched =
  /^(attachedtemplate|frame|subdocument|package|externallinkpath|xlpathmissing|image|audio|video|media)$/;

/** The words of an XML part. An alphabet that others read otherwise than we do is not let through. */
function xmlText(bytes: Buffer): string {
  const [first, second] = bytes;
  const wide =
    (first === 0xff && second === 0xfe) || second === 0
      ? "utf-16le"
      : (first === 0xfe && second === 0xff) || first === 0
        ? "utf-16be"
        : "utf-8";
  const text = new TextDecoder(wide).decode(bytes);
  const said = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/.exec(text)?.[1] ?? "utf-8";
  if (!/^(utf-?8|utf-?16|us-ascii)$/i.test(said)) throw new FileRefused("broken", said);
  return text;
}

type Heard = {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
};

/** Reads a part as a program of Office does: entities resolved, prefixes of names aside; without declarations of its own. */
function readXml(bytes: Buffer, heard: Heard): void {
  const parser = new SaxesParser();
  const local = (name: string) => name.slice(name.indexOf(":") + 1);
  parser.on("doctype", () => {
    throw new FileRefused("broken", "declarations");
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    const attributes = Object.entries(tag.attributes).map(([name, value]) => [local(name), value]);
    heard.open(local(tag.name), Object.fromEntries(attributes));
  });
  parser.on("text", (text) => heard.text?.(text));
  parser.on("closetag", (tag) => heard.close?.(local(tag.name)));
  try {
    parser.write(xmlText(bytes)).close();
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused("broken", error instanceof Error ? error.message : "xml");
  }
}

/** The type of an Office file by what it says its parts are. */
export function officeType(contentTypes: Buffer): string {
  let type: string | undefined;
  readXml(contentTypes, {
    open(_, { ContentType = "" }) {
      if (/macroEnabled|vbaProject|ms-office\.activeX/i.test(ContentType)) throw new FileRefused("macros");
      type ??= mains[ContentType.trim()];
    },
  });
  if (!type) throw new FileRefused("archive");
  return type;
}

/** Throws where a part is tied to a program, a packed object, or something that is fetched from elsewhere. */
export function inspectRelations(part: Buffer): void {
  readXml(part, {
    open(name, { Type = "", Target = "", TargetMode = "" }) {
      if (name !== "Relationship") return;
      const kind = (Type.split("/").at(-1) ?? "").trim().toLowerCase();
      if (programs.test(kind)) throw new FileRefused("macros", kind);
      if (packed.test(kind)) throw new FileRefused("active", kind);
      if (!fetched.test(kind)) return;
      if (TargetMode.trim().toLowerCase() === "external") {
        if (elsewhere(Target)) throw new FileRefused("active", kind);
      } else if (kind === "package" && !/(^|\/)embeddings\//i.test(Target)) {
        throw new FileRefused("active", kind);
      }
    },
  });
}

/** A template on the writer's own disk is where the paper came from; another machine is asked for something. */
function elsewhere(target: string): boolean {
  const place = target.trim();
  if (/^(file:\/{2,5})?[a-z]:[\\/]/i.test(place)) return false;
  return /^[a-z][a-z0-9+.-]*:/i.test(place) || /^[\\/]{2}/.test(place);
}

const lineEnds = /^(p|si|c|row|br|title|subject|creator|keywords|description|category|lpw?str)$/;

/** The words of a part, a line for each paragraph, row and cell. Throws where a field of it starts programs. */
export function wordsOf(part: Buffer): string {
  const words: string[] = [];
  const fields: string[] = [];
  let inField = false;
  readXml(part, {
    open(name, { instr = "", fldCharType }) {
      if (name === "tab" || name === "ptab") words.push("\t");
      if (name === "ddeLink" || name === "oleLink") throw new FileRefused("active", name);
      // A command may be cut into pieces; a new field begins a new one.
      if (fldCharType === "begin" || instr) fields.push("\n", instr, instr && "\n");
      inField = name === "instrText" || name === "delInstrText";
    },
    text: (text) => void (inField ? fields : words).push(text),
    close(name) {
      inField = false;
      if (lineEnds.test(name)) words.push("\n");
    },
  });
  if (/\bDDE(AUTO)?\b/i.test(fields.join(""))) throw new FileRefused("active", "DDE");
  return words.join("");
}
