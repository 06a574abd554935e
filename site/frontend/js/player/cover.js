/* Choosing a cover's picture: a slider beside the number, and the storyboard's picture of it.
   The storyboard is fetched when the slider is first touched, or where another picture than
   the poster is chosen already. */
import { draw, read } from "./storyboard.js";
import { timecode } from "./timecode.js";

export function chooseCover(root) {
  const number = root.querySelector("[name=second]");
  const slider = root.querySelector("[data-cover-slider]");
  const canvas = root.querySelector("[data-cover-canvas]");
  const told = root.querySelector("[data-cover-time]");
  let board;

  async function show() {
    told.textContent = timecode(Number(slider.value));
    board ??= read(root.dataset.cover);
    const { cells } = await board;
    const at = Number(slider.value);
    const cell = cells.find(({ end }) => at < end) ?? cells.at(-1);
    if (!cell) return;
    await cell.sprite.decode().catch(() => {});
    if (at !== Number(slider.value) || !cell.sprite.naturalWidth) return;
    draw(canvas, cell);
    canvas.hidden = false;
    root.querySelector("[data-cover-still]")?.remove();
  }

  slider.value = number.value;
  slider.closest("[hidden]").hidden = false;
  told.textContent = timecode(Number(slider.value));
  if (!root.querySelector("[data-cover-still]")) show();
  slider.addEventListener("input", () => { number.value = slider.value; show(); });
  number.addEventListener("input", () => { slider.value = number.value; show(); });
}
