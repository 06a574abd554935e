/* Turns each native <video controls> into our player, and ties marks on the page to it. */
import { dress } from "./player/controls.js";
import { chooseCover } from "./player/cover.js";
import { followMarks } from "./player/marks.js";
import { stopFilms } from "./player/stops.js";

for (const root of document.querySelectorAll("[data-player-root]")) dress(root);
for (const form of document.querySelectorAll("[data-cover]")) chooseCover(form);
followMarks();
stopFilms();
