/* On every page: the worker, who is signed in, and what waits to be sent. */
import { flush } from "./queue.js";
import { forget, isSavedCopy, takeNote } from "./person.js";

const PATIENCE_MS = 3000;

export function workOffline() {
  if (!("serviceWorker" in navigator) || !("indexedDB" in window)) return;
  takeNote();
  if (isSavedCopy()) wearChosenTheme();
  window.addEventListener("online", flush);
  // Nothing of this hurries: the page comes first.
  window.addEventListener("load", () => setTimeout(async () => {
    await navigator.serviceWorker.register("/sw.js").catch(() => {});
    if (!isSavedCopy()) flush();
  }, 1000));
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action")?.endsWith("/keluar/")) leave(event);
  });
}

/* First what waits is sent, while it is known whose it is; then the phone forgets the person. */
async function leave(event) {
  event.preventDefault();
  await Promise.race([flush(), new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  forget();
  event.target.submit();
}

/* A saved page was drawn without knowing the choice; the cookie is still there. */
function wearChosenTheme() {
  const chosen = document.cookie.match(/(?:^|; )tema=(light|dark)/)?.[1];
  if (chosen) document.documentElement.dataset.theme = chosen;
}
