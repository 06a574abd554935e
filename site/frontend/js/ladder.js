/* Plays an HLS ladder. Fetched only when a person chooses a quality other than the light file. */
import Hls from "hls.js/light";

const LIST = "application/vnd.apple.mpegurl";

export function climbWith(video, address) {
  if (!Hls.isSupported()) {
    if (!video.canPlayType(LIST)) throw new Error("This browser plays no ladder.");
    video.src = address;
    // It chooses by the line alone: the browser offers no say.
    return { choose: () => {}, leave: () => {} };
  }
  // A worker from a blob would need a hole in the page's rules, and gains nothing here.
  const hls = new Hls({ enableWorker: false, capLevelToPlayerSize: true });
  let wanted = "auto";
  const choose = (value) => {
    wanted = value;
    hls.autoLevelCapping = -1;
    const byWeight = hls.levels.map((level, place) => [level.bitrate, place]).sort((a, b) => a[0] - b[0]);
    hls.currentLevel = wanted === "auto" ? -1 : (byWeight[Number(wanted)]?.[1] ?? -1);
  };
  hls.on(Hls.Events.MANIFEST_PARSED, () => choose(wanted));
  hls.on(Hls.Events.ERROR, (_event, { fatal, type }) => {
    if (!fatal) return;
    if (type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
    else video.dispatchEvent(new Event("error"));
  });
  hls.loadSource(address);
  hls.attachMedia(video);
  return { choose, leave: () => hls.destroy() };
}
