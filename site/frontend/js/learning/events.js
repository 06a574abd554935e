/* What somebody did in a lesson, kept in this browser until the server has it. Each has a key of
   its own: sending one twice is sending it once. The queue belongs to one person: on a phone that
   is lent, nobody sends what another one did.

   Tells the document: learning:kept, learning:waiting, learning:signed-out (`detail.keys`), and
   learning:refused. */
const root = document.querySelector("[data-lesson]");
const STORE = `peristiwa-${root?.dataset.person}`;
const MOST = 100;
let memory = [];
let sending = false;

export const lesson = Number(root?.dataset.lesson);

export function record({ lesson: id = lesson, kind, data = {} }) {
  const event = { key: newKey(), lesson: id, kind, data, happened_at: new Date().toISOString() };
  write([...read(), event]);
  tell("waiting", [event.key]);
  send();
  return event.key;
}

export async function send({ keepalive = false } = {}) {
  const events = read().slice(0, MOST);
  if (!root || !events.length || (sending && !keepalive)) return;
  sending = true;
  const answer = await post(events, keepalive).catch(() => null);
  sending = false;
  if (!answer) return tell("waiting", events.map((each) => each.key));
  if (answer.sign_in) return tell("signed-out", events.map((each) => each.key));
  const refused = answer.refused.map((each) => each.key);
  const settled = new Set([...answer.kept, ...refused]);
  write(read().filter((each) => !settled.has(each.key)));
  if (refused.length) tell("refused", refused);
  if (answer.kept.length) tell("kept", answer.kept);
  if (settled.size && read().length) send();
}

async function post(events, keepalive) {
  const answer = await fetch(root.dataset.events, {
    method: "POST",
    keepalive,
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify({ events }),
  });
  if (answer.ok || answer.status === 401) return answer.json();
  throw new Error(answer.status);
}

function token() {
  const kept = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  return kept ?? document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
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
    return Array.isArray(kept) ? kept : memory;
  } catch {
    return memory;
  }
}

function write(events) {
  memory = events;
  try {
    if (events.length) localStorage.setItem(STORE, JSON.stringify(events));
    else localStorage.removeItem(STORE);
  } catch {
    // A full or closed store: they last as long as the page.
  }
}

function tell(name, keys) {
  document.dispatchEvent(new CustomEvent(`learning:${name}`, { detail: { keys } }));
}

window.addEventListener("online", () => send());
window.addEventListener("pagehide", () => send({ keepalive: true }));
