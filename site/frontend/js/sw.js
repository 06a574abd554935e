/* The worker between the pages and the line. `self.shell` stands before this in /sw.js: the
   version of the build, the page of what is saved, and the files that it needs.

   - Files of the build: from the phone first; another version has another cache.
   - Pages: from the line first. Without one the saved copy, or the page of what is saved.
   - Films and pictures: the saved ones from the phone, so they cost nothing; others are not kept.
   - All that is sent, the editor's place and the API never pass here. */
import { flush, SYNC } from "./offline/queue.js";
import { asSavedCopy, SAVED } from "./offline/pages.js";
import { partOf } from "./offline/ranges.js";

const SHELL = `kerangka-${self.shell.version}`;
const APART = ["/cms/", "/api/", "/unggah/", "/tampilan/"];
const PATIENCE_MS = 8000;
const BUILT = /^\/static\/(build|img)\//;
const MEDIA = /^\/(video|media)\//;

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(clean().then(() => self.clients.claim())));
self.addEventListener("sync", (event) => { if (event.tag === SYNC) event.waitUntil(flush()); });
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (APART.some((prefix) => pathname.startsWith(prefix))) return;
  if (request.mode === "navigate" && !MEDIA.test(pathname)) event.respondWith(page(request, pathname));
  else if (BUILT.test(pathname)) event.respondWith(built(request));
  else if (MEDIA.test(pathname)) event.respondWith(media(request));
});

async function fill() {
  const cache = await caches.open(SHELL);
  // Mostly there already from the page that brought us: the server says so in a few bytes.
  await cache.addAll(self.shell.files.map((address) => new Request(address, { cache: "no-cache" })));
  const answer = await fetch(self.shell.page, { credentials: "omit", cache: "no-store" });
  if (!answer.ok) throw new Error(`${self.shell.page}: ${answer.status}`);
  await cache.put(self.shell.page, await asSavedCopy(answer, ""));
}

async function clean() {
  for (const name of await caches.keys()) {
    if (name.startsWith("kerangka-") && name !== SHELL) await caches.delete(name);
  }
}

async function built(request) {
  const shell = await caches.open(SHELL);
  const known = (await shell.match(request)) ?? (await saved(request.url));
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200) await shell.put(request, answer.clone()).catch(() => {});
  return answer;
}

async function page(request, pathname) {
  const copy = (await saved(pathname)) ?? (pathname === self.shell.page ? await shelf(pathname) : undefined);
  try {
    const answer = await (copy ? soon(fetch(request)) : fetch(request));
    // A proxy that answers for a server which does not is no line either.
    return copy && [502, 503, 504].includes(answer.status) ? copy : answer;
  } catch {
    return copy ?? (await shelf(pathname)) ?? Response.error();
  }
}

/* The page of what is saved, in the language of the address that was asked for. */
async function shelf(pathname) {
  const english = pathname.startsWith("/en/") ? await saved(`/en${self.shell.page}`) : undefined;
  return english ?? (await caches.open(SHELL)).match(self.shell.page);
}

/* A line that answers so slowly is none, where a copy lies on the phone. */
function soon(answer) {
  return Promise.race([answer, new Promise((_done, late) => setTimeout(late, PATIENCE_MS))]);
}

async function media(request) {
  const whole = await saved(request.url);
  return whole ? partOf(whole, request.headers.get("Range")) : fetch(request);
}

async function saved(address) {
  return (await caches.has(SAVED)) ? (await caches.open(SAVED)).match(address) : undefined;
}
