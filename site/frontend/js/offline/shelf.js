/* The page of what is saved, filled in by the phone. */
import { resident } from "./person.js";
import { waiting } from "./queue.js";
import { list, remove, room } from "./saving.js";
import { megabytes } from "./words.js";

export async function showShelf(root) {
  const rows = root.querySelector("[data-shelf-list]");
  const words = root.dataset;
  const pages = await list();
  rows.replaceChildren(...pages.map((page) => row(page, words, async () => {
    await remove([page.url]);
    await showShelf(root);
  })));
  root.querySelector("[data-shelf-empty]").hidden = pages.length > 0;
  const known = await room();
  root.querySelector("[data-shelf-room]").textContent = known
    ? words.wordsRoom.replace("{used} MB", megabytes(known.used)).replace("{free} MB", megabytes(known.free))
    : "";
  const mine = resident() ? await waiting(resident()) : [];
  const unsent = mine.filter((event) => !event.refused).length;
  root.querySelector("[data-shelf-waiting]").textContent = [
    unsent ? words.wordsWaiting.replace("{count}", unsent) : "",
    ...mine.filter((event) => event.refused).map(({ refused }) => words.wordsRefused.replace("{reason}", refused)),
  ].join(" ");
}

function row({ url, title, files, savedAt }, words, drop) {
  const item = document.createElement("li");
  item.className = "cluster cluster--apart";
  const link = Object.assign(document.createElement("a"), { href: url, textContent: title });
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const when = new Date(savedAt).toLocaleDateString(document.documentElement.lang);
  const about = Object.assign(document.createElement("span"), { className: "meta" });
  about.textContent = `${megabytes(bytes)} · ${words.wordsSaved.replace("{when}", when)}`;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--plain" });
  button.textContent = words.wordsRemove;
  button.setAttribute("aria-label", words.wordsRemoveIt.replace("{title}", title));
  button.addEventListener("click", drop);
  item.append(link, about, button);
  return item;
}
