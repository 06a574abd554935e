/* The lightest version plays unless a person chooses another; each says what it costs. */
export function offerQualities(video, select, savesData) {
  const sources = [...video.querySelectorAll("source")];
  if (sources.length < 2 || savesData) return;
  for (const source of sources) select.add(new Option(source.dataset.label, source.src));
  select.hidden = false;
  select.addEventListener("change", () => {
    const { currentTime, paused, playbackRate, readyState } = video;
    video.src = select.value;
    if (!readyState) return;
    video.addEventListener("loadedmetadata", () => {
      video.currentTime = currentTime;
      video.playbackRate = playbackRate;
      if (!paused) video.play().catch(() => {});
    }, { once: true });
    video.load();
  });
}
