/* The seconds of a film that were really played: what is skipped or stood still does not count.
   Told every fifteen seconds, at each pause, and when the page goes. */
import { lesson, record } from "./events.js";

const EVERY_S = 15;
// From one sign of life of the player to the next, at any speed; more was a jump.
const LEAP_S = 3;
const SHORTEST_S = 0.5;

export function followFilms() {
  for (const figure of document.querySelectorAll("[data-film]")) {
    const video = figure.querySelector("video");
    if (video) follow(video, figure.dataset.film);
  }
}

function follow(video, film) {
  let from = null;
  let to = null;

  const flush = () => {
    if (from !== null && to - from >= SHORTEST_S) {
      record({ lesson, kind: "watched", data: { film, from: tenths(from), to: tenths(to) } });
    }
    from = to = null;
  };

  video.addEventListener("timeupdate", () => {
    const now = video.currentTime;
    if (video.seeking || (video.paused && !video.ended)) return;
    if (to !== null && (now < to || now - to > LEAP_S)) flush();
    from ??= now;
    to = now;
    if (to - from >= EVERY_S) {
      flush();
      from = to = now;
    }
  });
  for (const name of ["seeking", "pause", "ended"]) video.addEventListener(name, flush);
  document.addEventListener("visibilitychange", () => document.hidden && flush());
  window.addEventListener("pagehide", flush);
}

const tenths = (seconds) => Math.round(10 * seconds) / 10;
