/* What a key or a button does. Answers whether it knew the act. */
const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];

export function act(root, video, name) {
  const doing = ACTS[name];
  doing?.(root, video);
  return Boolean(doing);
}

const ACTS = {
  play: (root, video) => {
    if (!video.paused) return video.pause();
    if (video.error) video.load();
    // The browser may refuse or the line be dead; the error event tells the person.
    video.play().catch(() => {});
  },
  back10: (root, video) => move(video, -10),
  on10: (root, video) => move(video, 10),
  back5: (root, video) => move(video, -5),
  on5: (root, video) => move(video, 5),
  first: (root, video) => move(video, -video.currentTime),
  mute: (root, video) => { video.muted = !video.muted; },
  slower: (root, video) => step(root, video, -1),
  faster: (root, video) => step(root, video, 1),
  captions: (root, video) => {
    const [track] = video.textTracks;
    if (!track) return;
    track.mode = track.mode === "showing" ? "disabled" : "showing";
    root.querySelector('[data-do="captions"]')?.setAttribute("aria-pressed", String(track.mode === "showing"));
  },
  full: (root, video) => {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(() => {});
    else video.webkitEnterFullscreen?.();
  },
};

function move(video, seconds) {
  if (video.readyState) video.currentTime = Math.max(0, video.currentTime + seconds);
}

function step(root, video, by) {
  const here = SPEEDS.indexOf(video.playbackRate);
  const speed = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, (here < 0 ? 2 : here) + by))];
  video.playbackRate = speed;
  root.querySelector("[data-speed]").value = String(speed);
}
