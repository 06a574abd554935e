/* Turns each native <video controls> into our player, and ties marks on the page to it. */
import { dress } from "./player/controls.js";
import { chooseCover } from "./player/cover.js";
import { followMarks } from "./player/marks.js";
import { stopFilms } from "./player/stops.js";

for (const root of document.querySelectorAll("[data-player-root]")) dress(root);
for (const form of document.querySelectorAll("[data-cover]")) chooseCover(form);
followMarks();
stopFilms();
lookAhead(document.querySelectorAll("video[data-poster]"));

/* Posters of many players: each is fetched when its player comes near. */
function lookAhead(videos) {
  const near = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      target.poster = target.dataset.poster;
      near.unobserve(target);
    }
  }, { rootMargin: "200px" });
  for (const video of videos) near.observe(video);
}
