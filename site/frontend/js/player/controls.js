/* The bar of a player: play, seek, sound, captions, speed, quality, full screen. */
import { act } from "./keys.js";
import { offerQualities } from "./quality.js";
import { previewStoryboard } from "./storyboard.js";
import { timecode } from "./timecode.js";

export function dress(root) {
  const video = root.querySelector("video");
  const bar = root.querySelector("template")?.content.cloneNode(true);
  if (!video || !bar) return;
  root.append(bar);
  video.controls = false;
  root.tabIndex = -1;

  const find = (selector) => root.querySelector(selector);
  const seekbar = find("[data-seekbar]");
  const start = find('[data-do="start"]');
  video.parentElement.append(start);

  const length = () => (Number.isFinite(video.duration) ? video.duration : 0);
  const showTime = () => {
    if (!seekbar.matches(":active")) seekbar.value = length() ? (1000 * video.currentTime) / length() : 0;
    find("[data-time]").textContent = length()
      ? `${timecode(video.currentTime)} / ${timecode(length())}`
      : timecode(video.currentTime);
    seekbar.setAttribute("aria-valuetext", timecode(video.currentTime));
  };
  const play = find('[data-do="play"]');
  const words = { play: play.getAttribute("aria-label"), pause: play.dataset.other };
  const showPlaying = () => {
    root.toggleAttribute("data-playing", !video.paused);
    play.setAttribute("aria-label", video.paused ? words.play : words.pause);
  };

  video.addEventListener("play", () => {
    start.remove();
    find(".player__cost")?.remove();
    find("[data-error]").hidden = true;
    showPlaying();
  });
  for (const event of ["pause", "ended"]) video.addEventListener(event, showPlaying);
  for (const event of ["timeupdate", "durationchange", "seeked"]) video.addEventListener(event, showTime);
  video.addEventListener("volumechange", () =>
    find('[data-do="mute"]').setAttribute("aria-pressed", String(video.muted)));
  const failed = () => { find("[data-error]").hidden = false; };
  video.addEventListener("error", failed);
  video.querySelector("source:last-of-type")?.addEventListener("error", failed);

  // A mark may ask for a second before anything is loaded: it is kept until the length is known.
  if (root.dataset.start) seek(video, Number(root.dataset.start));
  seekbar.addEventListener("input", () => seek(video, (seekbar.value / 1000) * length()));
  find("[data-speed]").addEventListener("change", (event) => { video.playbackRate = Number(event.target.value); });
  if (!root.hasAttribute("data-hemat")) offerQualities(root, video, find("[data-quality]"));
  if (root.dataset.storyboard) previewStoryboard(root, video);

  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) act(root, video, button.dataset.do === "start" ? "play" : button.dataset.do);
    else if (event.target === video) act(root, video, "play");
  });
  root.addEventListener("keydown", (event) => {
    if (event.target.matches("select") || event.ctrlKey || event.metaKey || event.altKey) return;
    // A focused button or slider keeps the keys that are its own.
    if (event.key === " " && event.target.matches("button")) return;
    if (event.key.startsWith("Arrow") && event.target === seekbar && event.key.match(/Up|Down/)) return;
    if (act(root, video, KEYS[event.key.toLowerCase()])) event.preventDefault();
  });
  showTime();
}

export const KEYS = {
  " ": "play", k: "play", j: "back10", l: "on10", arrowleft: "back5", arrowright: "on5",
  m: "mute", c: "captions", f: "full", "<": "slower", ">": "faster", home: "first",
};

export function seek(video, seconds) {
  if (video.readyState === 0) video.dataset.wanted = seconds;
  else video.currentTime = seconds;
  if (video.readyState > 0 || video.dataset.listens) return;
  video.dataset.listens = "1";
  video.addEventListener("loadedmetadata", () => {
    if (video.dataset.wanted) video.currentTime = Number(video.dataset.wanted);
    delete video.dataset.wanted;
    delete video.dataset.listens;
  }, { once: true });
}
