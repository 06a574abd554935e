/* A question of a quiz: a tap on the picture chooses the answer of that place, and the clip's
   own clock fills in at which second something is wrong. Both can be done by hand as well. */

export function easeAnswers() {
  const places = document.querySelector(".hotspot__places");
  if (places) tieToAnswers(places);
  for (const field of document.querySelectorAll("[data-time-of]")) offerClock(field);
}

function tieToAnswers(places) {
  const answers = [...document.querySelectorAll("input[data-region]")];
  const show = () => {
    for (const answer of answers) {
      const place = places.querySelector(`[data-region="${answer.dataset.region}"]`);
      place?.toggleAttribute("data-chosen", answer.checked);
    }
  };
  places.addEventListener("click", (event) => {
    const answer = answers.find((each) => each.dataset.region === event.target.dataset.region);
    if (!answer) return;
    answer.checked = true;
    show();
  });
  for (const answer of answers) answer.addEventListener("change", show);
  show();
}

function offerClock(field) {
  const video = document.getElementById(field.dataset.timeOf)?.querySelector("video")
    ?? document.querySelector("[data-player-root] video");
  const button = document.querySelector(`[data-clock-for="${field.id}"]`);
  if (!video || !button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const at = video.currentTime;
    const seconds = (Math.floor((at % 60) * 10) / 10).toFixed(1).padStart(4, "0");
    field.value = `${Math.floor(at / 60)}:${seconds}`;
    video.pause();
    field.focus();
  });
}
