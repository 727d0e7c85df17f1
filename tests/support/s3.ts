import { createServer, type IncomingMessage } from "node:http";

/** A store that speaks as much S3 as the portal does: PUT, GET, DELETE and the list, for whoever signs. */
export type FakeS3 = {
  endpoint: string;
  objects: Map<string, { content: Buffer; at: Date }>;
  close(): Promise<void>;
};

export async function fakeS3(bucket = "portal"): Promise<FakeS3> {
  const objects: FakeS3["objects"] = new Map();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://s3.invalid");
    const key = decodeURIComponent(url.pathname).replace(new RegExp(`^/${bucket}/?`), "");
    const signed = /^AWS4-HMAC-SHA256 Credential=.+, ?SignedHeaders=.+, ?Signature=[0-9a-f]{64}$/;
    const end = (status: number, body: string | Buffer = "", type = "application/xml") =>
      response.writeHead(status, { "Content-Type": type }).end(body);
    const content = await bodyOf(request);
    if (!signed.test(request.headers.authorization ?? ""))
      return end(403, "<Error><Code>AccessDenied</Code></Error>");
    if (request.method === "PUT") {
      objects.set(key, { content, at: new Date() });
      return response.writeHead(200, { ETag: '"x"' }).end();
    }
    if (request.method === "DELETE") {
      objects.delete(key);
      return end(204);
    }
    if (key === "" && url.searchParams.has("list-type")) return end(200, listOf(objects, bucket));
    const found = objects.get(key);
    if (!found) return end(404, "<Error><Code>NoSuchKey</Code></Error>");
    return end(200, found.content, "application/octet-stream");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const at = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof at === "object" && at ? at.port : 0}/${bucket}`,
    objects,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

function listOf(objects: FakeS3["objects"], bucket: string): string {
  const lines = [...objects].map(
    ([key, { content, at }]) =>
      `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><ETag>&quot;x&quot;</ETag><Size>${content.length}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><Name>${bucket}</Name><Prefix></Prefix><KeyCount>${lines.length}</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>${lines.join("")}</ListBucketResult>`;
}
