/* Marking a lesson as read without a line: on its saved copy, and on a page that lost the line. */
import { isSavedCopy, resident } from "./person.js";
import { enqueue, waiting } from "./queue.js";

export async function offerReading(root) {
  const who = resident();
  const offer = root.querySelector("[data-read-offer]");
  const says = root.querySelector("[data-read-says]");
  const lesson = Number(offer.dataset.readOffer);
  if (!isSavedCopy() || !who) return;
  const kept = () => { offer.hidden = true; says.textContent = says.dataset.wordsKept; };
  if ((await waiting(who)).some((event) => event.lesson === lesson && event.kind === "read")) return kept();
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", async () => {
    await enqueue({ resident: who, lesson, kind: "read" });
    kept();
  }, { once: true });
}
