/* What somebody did in a lesson. Written down at once, even where the page is just going, and
   handed to the queue of this phone (`offline/queue.js`), which sends it as whose it is and no
   other: on a phone that is lent, nobody sends what another one did.

   The document hears from the queue what became of it: learning:kept, learning:refused and
   learning:signed-out, each with `detail.keys`. */
import { isSavedCopy, resident } from "../offline/person.js";
import { enqueue } from "../offline/queue.js";

const root = document.querySelector("[data-lesson]");
// A saved copy was drawn for nobody: what is done on it is of whoever was last signed in here.
export const person = root?.dataset.person ?? (isSavedCopy() ? resident() : null);
const STORE = `peristiwa-${person}`;

export const lesson = Number(root?.dataset.lesson);

/* `event`: {kind, data}, and `lesson` where it is another one than the page's. Answers its key. */
export function record({ lesson: id = lesson, kind, data = {} }) {
  const event = {
    key: newKey(),
    resident: person,
    lesson: id,
    kind,
    data,
    happened_at: new Date().toISOString(),
  };
  write([...read(), event]);
  handOver();
  return event.key;
}

/* What was written down and not handed over yet; what a page that went left behind, too. Twice
   is once: it keeps its key. */
export async function handOver() {
  for (const event of read()) {
    try {
      await enqueue(event);
    } catch {
      return;
    }
    write(read().filter(({ key }) => key !== event.key));
  }
}

// Only a page that came safely has randomUUID.
function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE));
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function write(events) {
  try {
    if (events.length) localStorage.setItem(STORE, JSON.stringify(events));
    else localStorage.removeItem(STORE);
  } catch {
    // A full or closed store: then only the phone's own database has them.
    for (const event of events) enqueue(event).catch(() => {});
  }
}
