/* The roll call: the code turns by itself, a tick is never lost on a bad line, a name is found
   while it is typed. */
import { followScreen } from "./attendance/screen.js";
import { keepTicks } from "./attendance/ticks.js";
import { searchNames } from "./attendance/search.js";

const root = document.querySelector("[data-roll-call]");
if (root) {
  const screen = followScreen(root);
  keepTicks(root, screen);
  searchNames(root);
}
