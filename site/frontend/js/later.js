/* What a page can do without until all else of it is there: on a slow line its style and its words
   come first. The page names these modules: <meta name="later" content="address">, and as
   "later-saved" those that only its saved copy runs. */
import { isSavedCopy } from "./offline/person.js";

export function loadLater() {
  const load = (name = "later") => {
    for (const named of document.querySelectorAll(`meta[name="${name}"]`)) import(named.content);
  };
  // On a phone's copy what is done counts from the first moment; it is all here already.
  if (isSavedCopy()) load("later-saved");
  if (document.readyState === "complete") load();
  else window.addEventListener("load", () => load(), { once: true });
}
