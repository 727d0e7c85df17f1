import { motto, type Paper, type PaperBlock, stateTitle } from "@/lib/core/paper";
import { OfficialTable } from "./official-table";

/** A paper as it leaves the house (NĐ 30/2020, Phụ lục I): the same data as its Word file, in the same order. */
export function OfficialPaper({ paper }: { paper: Paper }) {
  const { signature, appendix } = paper;
  return (
    <article className="official mx-auto w-full max-w-[210mm] border border-line px-[8mm] py-[12mm] sm:pl-[30mm] sm:pr-[15mm] print:max-w-none print:border-0 print:p-0">
      {paper.mark && <p className="mb-3 text-center text-[12pt] italic">{paper.mark}</p>}
      <div className="grid grid-cols-1 gap-x-4 gap-y-3 text-center sm:grid-cols-[68fr_97fr] print:grid-cols-[68fr_97fr]">
        <div>
          {paper.parent !== "" && <p className="text-[12pt]">{paper.parent}</p>}
          <p className="issuer text-[12pt] font-bold">{paper.issuer}</p>
        </div>
        <div>
          <p className="state-title text-[12pt] sm:whitespace-nowrap print:whitespace-nowrap">{stateTitle}</p>
          <p className="motto text-[13pt]">{motto}</p>
        </div>
        <p className="text-[13pt]">{paper.number}</p>
        <p className="text-[13pt] italic">{paper.placeAndDay}</p>
      </div>
      <h2 className="mt-5 text-center">{paper.kind}</h2>
      <p className="text-center font-bold">{paper.subject}</p>
      {paper.to !== "" && <p className="mt-4 mb-2 text-center">Kính gửi: {paper.to}</p>}
      {paper.blocks.map((block, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a finished paper do not change places.
        <Block key={position} block={block} />
      ))}
      <div className="mt-6 grid grid-cols-1 gap-4 sm:grid-cols-[80fr_85fr] print:grid-cols-[80fr_85fr] [break-inside:avoid]">
        <div className="text-[11pt]">
          <p className="text-[12pt] font-bold italic">Nơi nhận:</p>
          <ul>
            {paper.recipients.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
        <div className="text-center font-bold">
          {signature.authority.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {signature.notes.map((line) => (
            <p key={line} className="text-[13pt] font-normal italic">
              {line}
            </p>
          ))}
          <p className="mt-20">{signature.name}</p>
        </div>
      </div>
      {paper.remarks.map((line) => (
        <p key={line} className="mt-6 text-[12pt] italic">
          {line}
        </p>
      ))}
      {appendix && <OfficialTable appendix={appendix} />}
    </article>
  );
}

const line = "mt-[6pt] indent-[1.27cm] text-justify";

function Block({ block }: { block: PaperBlock }) {
  switch (block.kind) {
    case "heading":
      return block.level === 1 ? (
        <h3 className="mt-[10pt] indent-[1.27cm]">{block.text}</h3>
      ) : (
        <h4 className="mt-[6pt] indent-[1.27cm]">{block.text}</h4>
      );
    case "centred":
      return <h3 className="mt-[12pt] text-center">{block.text}</h3>;
    case "basis":
      return <p className={`${line} italic`}>{block.text}</p>;
    case "paragraph":
      return <p className={line}>{block.text}</p>;
    case "blank":
      return (
        <p className="mt-[6pt] ml-[1.27cm] border-b border-dotted border-black">
          {/* A line that says nothing is still there for those who listen. */}
          <span className="sr-only">chưa ghi</span>&nbsp;
        </p>
      );
    case "gathered":
      return (
        <div className="text-[13pt]">
          <p className="mt-[6pt] indent-[1.27cm] font-bold italic">{block.title}</p>
          <ul>
            {block.items.map(({ text, from }) => (
              <li key={`${from} ${text}`} className="mt-[3pt] indent-[1.27cm] text-justify wrap-anywhere">
                - {text} <em>({from})</em>
              </li>
            ))}
          </ul>
          {block.note !== "" && <p className="mt-[6pt] indent-[1.27cm] font-bold italic">{block.note}</p>}
        </div>
      );
  }
}
