/* Whose learning a saved page may keep: the resident who was last signed in on this phone. An id
   that says nothing to anybody else; forgotten at signing out and by every page that is shown
   to nobody. */
const KEY = "warga";

export function resident() {
  return localStorage.getItem(KEY);
}

export function forget() {
  localStorage.removeItem(KEY);
}

export const isSavedCopy = () => document.documentElement.hasAttribute("data-saved");

/* A page that came from the server says who is signed in. One that was gone back to may be older
   than the last signing out: it does not count. */
export function takeNote() {
  const [visit] = performance.getEntriesByType("navigation");
  if (isSavedCopy() || visit?.type === "back_forward") return;
  const named = document.querySelector('meta[name="resident"]')?.content;
  if (named) localStorage.setItem(KEY, named);
  else forget();
}
