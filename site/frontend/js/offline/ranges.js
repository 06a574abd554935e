/* Players ask for parts of a film; what is kept is the whole. */
export async function partOf(whole, range) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? "");
  if (!asked || (!asked[1] && !asked[2])) return whole;
  const blob = await whole.blob();
  const type = whole.headers.get("Content-Type") ?? "video/mp4";
  const start = asked[1] ? Number(asked[1]) : Math.max(0, blob.size - Number(asked[2]));
  const end = Math.min(blob.size, asked[1] && asked[2] ? Number(asked[2]) + 1 : blob.size);
  if (start >= end) {
    return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${blob.size}` } });
  }
  return new Response(blob.slice(start, end, type), {
    status: 206,
    headers: {
      "Content-Type": type,
      "Content-Range": `bytes ${start}-${end - 1}/${blob.size}`,
      "Content-Length": String(end - start),
      "Accept-Ranges": "bytes",
    },
  });
}
