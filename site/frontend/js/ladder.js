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
  // What lies more than half a minute ahead may never be watched, and costs.
  const hls = new Hls({ enableWorker: false, capLevelToPlayerSize: true, maxBufferLength: 15, maxMaxBufferLength: 30 });
  let wanted = "auto";
  const choose = (value) => {
    wanted = value;
    const byWeight = hls.levels.map((level, place) => [level.bitrate, place]).sort((a, b) => a[0] - b[0]);
    const place = byWeight[Number(wanted)]?.[1];
    // What is loaded already is played to its end where the line chooses; a person sees at once.
    if (wanted === "auto" || place === undefined) hls.loadLevel = -1;
    else hls.currentLevel = place;
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
