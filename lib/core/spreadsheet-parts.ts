import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { type Entry, open, type ZipFile } from "yauzl";
import { type SpreadsheetLimits, UnreadableSpreadsheet } from "./spreadsheet-limits";

/** What happens at each tag of a part. A handler that answers "enough" ends the reading. */
export type PartHandler = {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => "enough" | undefined;
};

/** The parts of a workbook. Only what is asked for is unpacked, and every byte of it is counted. */
export class WorkbookParts {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
    private readonly limits: SpreadsheetLimits,
  ) {}

  static async open(path: string, limits: SpreadsheetLimits): Promise<WorkbookParts> {
    const zip = await new Promise<ZipFile>((done, failed) => {
      open(path, { lazyEntries: true, autoClose: false }, (error, file) =>
        error ? failed(new UnreadableSpreadsheet("broken", error.message)) : done(file),
      );
    });
    const entries = await listEntries(zip, limits);
    return new WorkbookParts(zip, entries, limits);
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  close(): void {
    this.zip.close();
  }

  /** Reads a part from its first tag to its last, or until the handler has enough. */
  async read(
    name: string,
    handler: PartHandler,
    most = this.limits.unpacked,
    /** Called between pieces of the part, so that what was read can be handed on before more is. */
    between?: () => Promise<void>,
  ): Promise<void> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new UnreadableSpreadsheet("broken", name);
    let enough = false;
    const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
    parser.on("error", (error) => {
      throw new UnreadableSpreadsheet("broken", error.message);
    });
    parser.on("opentag", (tag: SaxesTagPlain) => handler.open?.(local(tag.name), tag.attributes));
    parser.on("closetag", (tag: SaxesTagPlain) => {
      if (handler.close?.(local(tag.name)) === "enough") enough = true;
    });
    if (handler.text) parser.on("text", handler.text);

    const stream = await this.stream(entry);
    const decoder = new StringDecoder("utf8");
    const guard = new MarkupGuard(this.limits.run);
    let size = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length;
        this.unpacked += chunk.length;
        if (size > most || this.unpacked > this.limits.unpacked)
          throw new UnreadableSpreadsheet("unpacked_too_large", name);
        const text = decoder.write(chunk);
        guard.see(text);
        parser.write(text);
        if (enough) return;
        await between?.();
      }
      parser.write(decoder.end());
      parser.close();
    } catch (error) {
      if (error instanceof UnreadableSpreadsheet) throw error;
      throw new UnreadableSpreadsheet("broken", error instanceof Error ? error.message : name);
    } finally {
      stream.destroy();
    }
  }

  private stream(entry: Entry): Promise<Readable> {
    return new Promise((done, failed) => {
      this.zip.openReadStream(entry, (error, stream) =>
        error ? failed(new UnreadableSpreadsheet("broken", error.message)) : done(stream),
      );
    });
  }
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Spreadsheets write neither declarations nor comments into a part. A declaration is where a file would name other files
 * or entities that grow; what stands between two tags is a cell, and no cell is endless.
 */
export class MarkupGuard {
  private last = "";
  private run = 0;

  constructor(private readonly longest: number) {}

  see(text: string): void {
    if (text === "") return;
    const seen = this.last + text;
    if (seen.includes("<!")) throw new UnreadableSpreadsheet("declarations");
    const mark = text.lastIndexOf("<");
    this.run = mark === -1 ? this.run + text.length : text.length - mark;
    if (this.run > this.longest) throw new UnreadableSpreadsheet("text_too_long");
    this.last = text.slice(-1);
  }
}

function listEntries(zip: ZipFile, limits: SpreadsheetLimits): Promise<Map<string, Entry>> {
  return new Promise((done, failed) => {
    const entries = new Map<string, Entry>();
    let claimed = 0;
    const refuse = (error: UnreadableSpreadsheet) => {
      zip.close();
      failed(error);
    };
    zip.on("error", (error: Error) => refuse(new UnreadableSpreadsheet("broken", error.message)));
    zip.on("end", () => done(entries));
    zip.on("entry", (entry: Entry) => {
      claimed += entry.uncompressedSize;
      entries.set(entry.fileName.toLowerCase(), entry);
      if (entries.size > limits.parts) return refuse(new UnreadableSpreadsheet("too_many_parts"));
      // A header that says too much is believed; one that says too little is found out while unpacking.
      if (claimed > limits.unpacked) return refuse(new UnreadableSpreadsheet("unpacked_too_large"));
      if ((entry.generalPurposeBitFlag & 1) === 1) return refuse(new UnreadableSpreadsheet("encrypted"));
      zip.readEntry();
    });
    zip.readEntry();
  });
}
