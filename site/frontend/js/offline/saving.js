/* Saves pages with their files, lists them, and removes them. What several saved pages share is
   fetched once and stays until the last of them goes. */
import { asSavedCopy, kept, SAVED } from "./pages.js";
import { all, drop, put } from "./store.js";

export class NoRoom extends Error {}

export const list = () => all("saved");

export async function contentsOf(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/* Bytes that are not on this phone yet. */
export async function missing(contents) {
  const cache = await caches.open(SAVED);
  const files = new Map(contents.pages.flatMap(({ files }) => files.map(({ url, bytes }) => [url, bytes])));
  let bytes = 0;
  for (const [url, size] of files) if (!(await cache.match(url))) bytes += size;
  return bytes;
}

/* `tell(done, all)` in bytes while it goes on; `signal` stops it. Whole pages stay. */
export async function save(contents, { tell, signal, series = "" }) {
  const total = await missing(contents);
  await makeRoom(total);
  let done = 0;
  const count = (bytes) => { done += bytes; tell(Math.min(done, total), total); };
  const cache = await caches.open(SAVED);
  const when = new Date().toISOString();
  try {
    for (const page of contents.pages) {
      await keepShelf(cache, page.shelf, signal);
      for (const { url, bytes } of page.files.slice(1)) {
        if (!(await cache.match(url))) await fetchFile(cache, url, bytes, { count, signal });
      }
      // The page comes last: a page that is there has all that it needs.
      await keepPage(cache, page, when, { count, signal });
      await put("saved", { ...page, series, savedAt: when });
    }
  } catch (error) {
    await sweep();
    throw error.name === "QuotaExceededError" ? new NoRoom() : error;
  }
}

export async function remove(urls) {
  await drop("saved", urls);
  await sweep();
}

/* {used, free} in bytes as the browser reckons; nothing where it does not say. */
export async function room() {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  return quota ? { used: usage, free: quota - usage } : undefined;
}

async function makeRoom(bytes) {
  const known = await room();
  if (known && known.free < bytes * 1.05) throw new NoRoom();
  // Asked so that the browser does not clear it by itself; it may say no.
  await navigator.storage?.persist?.().catch(() => false);
}

async function fetchFile(cache, url, bytes, { count, signal }) {
  const answer = await asked(url, signal);
  let told = 0;
  const counting = new TransformStream({
    transform(chunk, out) {
      // Text arrives unpacked, so larger than what it cost on the line.
      const more = Math.min(chunk.byteLength, bytes - told);
      told += more;
      count(more);
      out.enqueue(chunk);
    },
  });
  await cache.put(url, new Response(answer.body.pipeThrough(counting), { headers: kept(answer) }));
  count(bytes - told);
}

async function keepPage(cache, page, when, { count, signal }) {
  const answer = await asked(page.url, signal);
  const isNew = !(await cache.match(page.url));
  await cache.put(page.url, await asSavedCopy(answer, when));
  if (isNew) count(page.files[0].bytes);
}

async function keepShelf(cache, address, signal) {
  if (await cache.match(address)) return;
  await cache.put(address, await asSavedCopy(await asked(address, signal), ""));
}

/* Without cookies: what is kept is what everybody sees, and nothing of who saves it. */
async function asked(url, signal) {
  const answer = await fetch(url, { credentials: "omit", cache: "no-cache", signal });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}

/* Remove the files that no saved page names. */
async function sweep() {
  const pages = await list();
  const needed = new Set(pages.flatMap(({ shelf, files }) => [shelf, ...files.map(({ url }) => url)]));
  const cache = await caches.open(SAVED);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!needed.has(pathname + search)) await cache.delete(request);
  }
}
