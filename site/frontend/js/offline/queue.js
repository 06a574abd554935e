/* What was learned without a line waits here and is sent when there is one.

   Each event carries the resident it belongs to, and only theirs are sent: right before sending
   the server says who is signed in and gives a token that ends with that sign-in. A key made here
   makes an event that arrives twice one event; it is removed only after the server named it. */
import { all, drop, put } from "./store.js";

const DOOR = "/belajar/peristiwa/";
const WHO = "/luring/siapa/";
const MOST_AT_ONCE = 100;
export const SYNC = "peristiwa";

/* `event`: {resident, lesson, kind, data}. Answers the kept event. */
export async function enqueue(event) {
  const kept = {
    key: crypto.randomUUID(),
    happened_at: new Date().toISOString(),
    data: {},
    ...event,
  };
  await put("events", kept);
  wake();
  return kept;
}

/* What waits for this resident; another person's is not shown. */
export async function waiting(resident) {
  const events = await all("events");
  return events.filter((event) => event.resident === resident);
}

/* Send what waits for whoever is signed in. Answers how many arrived; never throws. */
export async function flush() {
  if (!globalThis.navigator?.locks) return send().catch(() => 0);
  // One sender at a time, whatever tabs are open and whether the worker woke up too.
  return navigator.locks.request("kirim-peristiwa", send).catch(() => 0);
}

async function send() {
  let arrived = 0;
  if (!(await all("events")).some((event) => !event.refused)) return arrived;
  const { resident, token } = await ask(WHO);
  if (!resident) tell("signed-out", (await all("events")).map(({ key }) => key));
  for (;;) {
    const mine = (await waiting(resident)).filter((event) => !event.refused).slice(0, MOST_AT_ONCE);
    if (!resident || !mine.length) return arrived;
    const answer = await ask(DOOR, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ events: mine.map(bare) }),
    });
    const refused = new Map(answer.refused.map(({ key, reason }) => [key, reason]));
    await drop("events", answer.kept);
    for (const event of mine) {
      // Kept with the reason, to be read on the page of what is saved; not sent again.
      if (refused.has(event.key)) await put("events", { ...event, refused: refused.get(event.key) });
    }
    arrived += answer.kept.length;
    if (answer.kept.length) tell("kept", answer.kept);
    if (refused.size) tell("refused", [...refused.keys()]);
    // An answer that names none of them would be asked for again and again.
    if (!mine.some(({ key }) => answer.kept.includes(key) || refused.has(key))) return arrived;
  }
}

/* The page that is open hears what became of events; the worker has none. */
function tell(what, keys) {
  if (!globalThis.document) return;
  document.dispatchEvent(new CustomEvent(`learning:${what}`, { detail: { keys } }));
}

const bare = ({ key, lesson, kind, data, happened_at }) => ({ key, lesson, kind, data, happened_at });

async function ask(address, options = {}) {
  const answer = await fetch(address, { credentials: "same-origin", cache: "no-store", ...options });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/* Where the browser can, it sends even after the page is closed. */
async function wake() {
  if (globalThis.navigator?.onLine) flush();
  const worker = await globalThis.navigator?.serviceWorker?.getRegistration?.();
  await worker?.sync?.register(SYNC).catch(() => {});
}
