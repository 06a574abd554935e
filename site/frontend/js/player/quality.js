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
    const place = keep(video);
    try {
      if (select.value === "light") {
        ladder?.leave();
        ladder = undefined;
        video.src = light.src;
      } else {
        ladder ??= await climb(root, video);
        ladder.choose(select.value);
      }
    } catch {
      select.value = "light";
      video.src = light.src;
    }
    place();
  });
}

async function climb(root, video) {
  const { climbWith } = await import(root.dataset.ladderPlayer);
  return climbWith(video, root.dataset.ladder);
}

/* Remember second, speed and whether it plays; the answer puts them back. */
function keep(video) {
  const { currentTime, paused, playbackRate, readyState } = video;
  return () => {
    if (!readyState) return;
    const back = () => {
      video.currentTime = currentTime;
      video.playbackRate = playbackRate;
      if (!paused) video.play().catch(() => {});
    };
    if (video.readyState) back();
    else video.addEventListener("loadedmetadata", back, { once: true });
  };
}
