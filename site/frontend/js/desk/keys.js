/* j back, k play, l on (as in an editing program), c comment at this second, n next, ? the list.
   1 to 9 give a level to the criterion in which the focus is, and go to the next criterion.
   The page marks its parts:
     [data-comment-text]  the field of a new comment;  [data-comment-at]  its second (hidden input)
     [data-comment-now]   a button that does what c does, shown only where there is a script;
     [data-comment-shown] where that second is shown;  a[rel="next"]      the next submission
     dialog#tombol-papan-ketik                         the list of keys */
import { act } from "../player/keys.js";
import { timecode } from "../player/timecode.js";

const PLAYER_KEYS = { j: "back10", k: "play", l: "on10", m: "mute", f: "full", "<": "slower", ">": "faster" };

export function listenToKeys() {
  offerCommentNow();
  // A list of comments that the server answered with brings its own button.
  document.addEventListener("htmx:afterSettle", offerCommentNow);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-comment-now]")) commentNow(document.querySelector("[data-player-root] video"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    if (isTyping(event.target)) {
      if (key === "escape") event.target.blur();
      return;
    }
    const root = document.querySelector("[data-player-root]");
    const video = root?.querySelector("video");
    let known = true;
    if (key === "c") commentNow(video);
    else if (key === "n") document.querySelector('a[rel="next"]')?.click();
    else if (key === "?") document.getElementById("tombol-papan-ketik")?.showModal?.();
    else if (/^[1-9]$/.test(key)) known = chooseLevel(Number(key));
    // A player that has the focus has already answered its own keys.
    else known = Boolean(video) && !root.contains(event.target) && act(root, video, PLAYER_KEYS[key]);
    if (known) event.preventDefault();
  });
}

function offerCommentNow() {
  for (const button of document.querySelectorAll("[data-comment-now]")) button.hidden = false;
}

function isTyping(element) {
  return element.matches('textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"], [type="range"])');
}

function commentNow(video) {
  const field = document.querySelector("[data-comment-text]");
  if (!field) return;
  video?.pause();
  const second = Math.round((video?.currentTime ?? 0) * 10) / 10;
  const at = document.querySelector("[data-comment-at]");
  if (at) at.value = second;
  const shown = document.querySelector("[data-comment-shown]");
  if (shown) shown.textContent = timecode(second);
  field.focus();
}

function chooseLevel(number) {
  const rubrics = [...document.querySelectorAll("[data-rubric]")];
  const here = rubrics.find((one) => one.contains(document.activeElement))
    ?? rubrics.find((one) => !one.querySelector(":checked"));
  const radio = here?.querySelectorAll('input[type="radio"]')[number - 1];
  if (!radio) return false;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  const next = rubrics[rubrics.indexOf(here) + 1] ?? here;
  next.querySelector("input:checked, input").focus();
  return true;
}
