/* "Nearest to me" on the wifi page. Distances are computed here: where somebody is never leaves
   the device. Without this script the list stands by kecamatan. */
import { metres, inWords } from "./wifi/distance.js";

const box = document.querySelector("[data-nearest]");
const FAR_M = 25_000;

if (box && "geolocation" in navigator) {
  box.hidden = false;
  box.querySelector("[data-nearest-find]").addEventListener("click", find);
}

function find({ currentTarget: button }) {
  button.disabled = true;
  say(box.dataset.asking);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => { button.disabled = false; sort(coords.latitude, coords.longitude); },
    (error) => {
      button.disabled = false;
      say(error.code === error.PERMISSION_DENIED ? box.dataset.refused : box.dataset.unknown);
    },
    { maximumAge: 60_000, timeout: 15_000 },
  );
}

function sort(latitude, longitude) {
  const spots = [...document.querySelectorAll("[data-spot]")]
    .map((spot) => ({ spot, far: metres(latitude, longitude, Number(spot.dataset.lat), Number(spot.dataset.lon)) }))
    .sort((one, other) => one.far - other.far);
  for (const { spot, far } of spots) {
    const told = spot.querySelector("[data-spot-far]");
    told.textContent = inWords(far, document.documentElement.lang);
    told.hidden = false;
  }
  const section = document.querySelector("[data-nearest-sorted]");
  section.querySelector("ul").append(...spots.map(({ spot }) => spot));
  section.hidden = false;
  for (const group of document.querySelectorAll("[data-spots-group]")) group.hidden = true;
  const [{ spot, far }] = spots;
  if (far > FAR_M) return say(box.dataset.far);
  const name = spot.querySelector(".spot__name").firstChild.textContent.trim();
  const said = { name, distance: inWords(far, document.documentElement.lang) };
  say(box.dataset.found.replace(/\{(\w+)\}/g, (_, word) => said[word]));
}

function say(words) {
  box.querySelector("[data-nearest-told]").textContent = words;
}
