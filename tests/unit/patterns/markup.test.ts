import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markup } from "@/components/patterns/markup";

describe("markup as text", () => {
  test("whatever is put in stays text, between marks and between tags", () => {
    const evil = `<script>alert("1")</script> ' onload='x &amp;`;
    expect(markup`<a title='${evil}'>${evil}</a>`.html).toBe(
      "<a title='&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &#39; onload=&#39;x &amp;amp;'>&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &#39; onload=&#39;x &amp;amp;</a>",
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(markup`${text}`.html).not.toMatch(/[<>"']/);
      }),
    );
  });

  test("markup goes into markup as it is; nothing is nothing, and nought is a number", () => {
    const rows = [1, 0].map((value) => markup`<li>${value}</li>`);
    expect(markup`<ul>${rows}${false}${null}${undefined}${""}</ul>`.html).toBe(
      "<ul><li>1</li><li>0</li></ul>",
    );
  });

  test("a place in a drawing is written to a hundredth", () => {
    expect(markup`<text x='${106.61602209944752}' y='${-3}'/>`.html).toBe("<text x='106.62' y='-3'/>");
  });
});
