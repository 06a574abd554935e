/* Small pictures over the seek bar, out of one sprite. Fetched on the first hover or drag
   after play was pressed: before that nobody asked for anything. */
import { timecode } from "./timecode.js";

export function previewStoryboard(root, video) {
  const bar = root.querySelector("[data-seekbar]");
  const box = root.querySelector("[data-preview]");
  const canvas = box.querySelector("canvas");
  let board;

  bar.addEventListener("pointermove", async (event) => {
    if (!video.duration) return;
    board ??= read(root.dataset.storyboard);
    const { cells } = await board;
    const edge = bar.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (event.clientX - edge.left) / edge.width));
    const at = part * video.duration;
    const cell = cells.find(({ end }) => at < end) ?? cells.at(-1);
    if (!cell?.sprite.complete) return;
    draw(canvas, cell);
    box.lastElementChild.textContent = timecode(at);
    box.hidden = false;
    const left = part * edge.width - box.offsetWidth / 2;
    box.style.left = `${Math.min(edge.width - box.offsetWidth, Math.max(0, left))}px`;
  });
  for (const gone of ["pointerleave", "pointerup", "blur"]) bar.addEventListener(gone, () => { box.hidden = true; });
}

export function draw(canvas, { sprite, x, y, width, height }) {
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d").drawImage(sprite, x, y, width, height, 0, 0, width, height);
}

/* WebVTT whose cues are addresses such as sprite.jpg#xywh=0,0,90,160. */
export async function read(address) {
  const sprites = new Map();
  const cells = [];
  const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
  const text = answer?.ok ? await answer.text() : "";
  for (const block of text.split(/\r?\n\r?\n/)) {
    const times = block.match(/([\d:.]+)\s+-->\s+([\d:.]+)[^\n]*\n(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)/);
    if (!times) continue;
    const source = new URL(times[3], answer.url).href;
    if (!sprites.has(source)) sprites.set(source, Object.assign(new Image(), { src: source }));
    const [x, y, width, height] = times.slice(4).map(Number);
    cells.push({ end: seconds(times[2]), sprite: sprites.get(source), x, y, width, height });
  }
  return { cells };
}

const seconds = (time) => time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
