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

  for (const root of document.querySelectorAll("[data-player-root]")) {
    const video = root.querySelector("video");
    // Asked anew each time: on the desk strip and list are replaced while the video plays.
    video?.addEventListener("timeupdate", () => light(root, video.currentTime));
  }
}

function light(root, now) {
  for (const strip of document.querySelectorAll("[data-timeline]")) {
    const length = Number(strip.dataset.duration);
    if (!length || playerOf(strip) !== root) continue;
    strip.querySelector("[data-playhead]").setAttribute("x", `${Math.min(100, (100 * now) / length)}%`);
    for (const item of document.querySelectorAll("[data-from]")) {
      const from = Number(item.dataset.from);
      item.toggleAttribute("data-now", from <= now && now < Number(item.dataset.to ?? from + 3));
    }
  }
}

function playerOf(element) {
  return document.getElementById(element.dataset.player) ?? document.querySelector("[data-player-root]");
}
