/* The light file plays unless a person chooses otherwise; each choice says what it costs.
   A rung of the ladder, or "auto", is played by the browser itself where it knows HLS,
   otherwise by a player that is fetched only then. */
export function offerQualities(root, video, select) {
  const light = video.querySelector("source");
  if (!light) return;
  select.prepend(new Option(light.dataset.label, "light", true, true));
  select.hidden = select.options.length < 2;
  let ladder;

  select.addEventListener("change", async () => {
    if (ladder && select.value !== "light") return ladder.choose(select.value);
    const goOn = keep(video);
    ladder?.leave();
    ladder = select.value === "light" ? undefined : await climb(root, video).catch(() => undefined);
    if (ladder) ladder.choose(select.value);
    else {
      select.value = "light";
      video.src = light.src;
    }
    goOn();
  });
}

async function climb(root, video) {
  const { climbWith } = await import(root.dataset.ladderPlayer);
  return climbWith(video, root.dataset.ladder);
}

/* Remember second, speed and whether it plays; the answer gives them to the new source. */
function keep(video) {
  const { currentTime, paused, playbackRate, readyState } = video;
  return () => {
    if (!readyState) return;
    video.addEventListener("loadedmetadata", () => {
      video.currentTime = currentTime;
      video.playbackRate = playbackRate;
    }, { once: true });
    // Somebody has asked for it before: it may load now.
    video.preload = "auto";
    if (!paused) video.play().catch(() => {});
  };
}
