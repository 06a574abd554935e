/* Anything with data-seek moves its player there; what is being spoken about is lit. */
import { seek } from "./controls.js";

export function followMarks() {
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-seek]");
    const root = mark && playerOf(mark);
    const video = root?.querySelector("video");
    if (!video) return;
    event.preventDefault();
    seek(video, Number(mark.dataset.seek));
    video.play().catch(() => {});
    root.scrollIntoView({ block: "nearest" });
  });

  for (const strip of document.querySelectorAll("[data-timeline]")) {
    const video = playerOf(strip)?.querySelector("video");
    const length = Number(strip.dataset.duration);
    if (!video || !length) continue;
    const hand = strip.querySelector("[data-playhead]");
    const timed = [...document.querySelectorAll("[data-from]")];
    video.addEventListener("timeupdate", () => {
      hand.setAttribute("x", `${Math.min(100, (100 * video.currentTime) / length)}%`);
      for (const item of timed) {
        const from = Number(item.dataset.from);
        const to = Number(item.dataset.to ?? from + 3);
        item.toggleAttribute("data-now", from <= video.currentTime && video.currentTime < to);
      }
    });
  }
}

function playerOf(element) {
  return document.getElementById(element.dataset.player) ?? document.querySelector("[data-player-root]");
}
