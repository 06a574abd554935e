/* The button that saves a lesson or a course: its cost first, then progress, stop and remove. */
import { contentsOf, list, missing, NoRoom, remove, save } from "./saving.js";
import { SAVED } from "./pages.js";
import { megabytes } from "./words.js";

export async function offerSaving(root) {
  const find = (name) => root.querySelector(`[data-save-${name}]`);
  const words = root.dataset;
  const says = (text) => { find("says").textContent = text; };
  let contents;
  let stopping;

  async function show() {
    const mine = await list();
    const known = new Set(mine.map(({ url }) => url));
    const whole = contents.pages.every(({ url }) => known.has(url));
    const some = contents.pages.some(({ url }) => known.has(url));
    find("go").hidden = whole;
    find("remove").hidden = !some;
    find("stop").hidden = find("bar").hidden = true;
    find("label").textContent = `${words.wordsSave} · ${megabytes(await missing(contents))}`;
    if (whole) says(words.wordsSaved);
    root.hidden = false;
  }

  find("go").addEventListener("click", async () => {
    stopping = new AbortController();
    find("go").hidden = true;
    find("stop").hidden = find("bar").hidden = false;
    try {
      await save(contents, {
        signal: stopping.signal,
        tell: (done, all) => {
          find("bar").value = all ? done / all : 1;
          says(words.wordsGoing.replace("{done}", (done / 1e6).toFixed(1)).replace("{all}", (all / 1e6).toFixed(1)));
        },
      });
    } catch (error) {
      if (error instanceof NoRoom) says(words.wordsFull);
      else says(error.name === "AbortError" ? words.wordsStopped : words.wordsFailed);
    }
    await show();
  });
  find("stop").addEventListener("click", () => stopping?.abort());
  find("remove").addEventListener("click", async () => {
    await remove(contents.pages.map(({ url }) => url));
    says("");
    await show();
  });

  try {
    contents = await contentsOf(words.save);
  } catch {
    return;
  }
  await show();
}

/* A film that lies on the phone costs nothing: say so instead of its megabytes. */
export async function tellFreeFilms(words) {
  if (!(await caches.has(SAVED))) return;
  const cache = await caches.open(SAVED);
  for (const source of document.querySelectorAll("[data-player-root] source:first-of-type")) {
    const cost = source.closest("[data-player-root]").querySelector(".player__cost");
    if (cost && (await cache.match(source.src))) cost.textContent = words;
  }
}
