/* Saving on the phone: the button of lessons and courses, the page of what is saved. */
import { offerSaving, tellFreeFilms } from "./offline/button.js";
import { offerReading } from "./offline/reading.js";
import { showShelf } from "./offline/shelf.js";

if ("caches" in window && "indexedDB" in window) {
  for (const root of document.querySelectorAll("[data-save]")) {
    offerSaving(root);
    tellFreeFilms(root.dataset.wordsSaved);
  }
  for (const root of document.querySelectorAll("[data-shelf]")) showShelf(root);
  for (const root of document.querySelectorAll(".saved-only:has([data-read-offer])")) offerReading(root);
}
