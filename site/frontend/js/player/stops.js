/* A question stops the film at its second and stands over the picture until one goes on. Without
   this script, and afterwards, it stands below as it is. */
export function stopFilms() {
  for (const stop of document.querySelectorAll("[data-stop][data-player]")) {
    const root = document.getElementById(stop.dataset.player);
    const video = root?.querySelector("video");
    if (video) stopAt(stop, root, video);
  }
}

function stopAt(stop, root, video) {
  const at = Number(stop.dataset.stop);
  const home = stop.parentElement;
  const place = document.createComment("");
  const goOn = stop.querySelector("[data-go-on]");
  let last = 0;
  let asked = false;

  video.addEventListener("timeupdate", () => {
    const now = video.currentTime;
    // Played over, not jumped over.
    if (!asked && !video.paused && last < at && at <= now && now - last < 3) ask();
    last = now;
  });
  video.addEventListener("play", () => stop.hasAttribute("data-asks") && leave());
  goOn.addEventListener("click", () => {
    leave();
    video.play().catch(() => {});
    root.querySelector('[data-do="play"]')?.focus();
  });
  // The player's keys are not the question's.
  stop.addEventListener("keydown", (event) => stop.hasAttribute("data-asks") && event.stopPropagation());

  function ask() {
    asked = true;
    video.pause();
    if (video.webkitDisplayingFullscreen) video.webkitExitFullscreen();
    home.insertBefore(place, stop);
    root.querySelector(".player__stage").append(stop);
    stop.open = true;
    stop.toggleAttribute("data-asks", true);
    goOn.hidden = false;
    stop.querySelector("summary").focus();
  }

  function leave() {
    stop.removeAttribute("data-asks");
    place.replaceWith(stop);
    goOn.hidden = true;
  }
}
