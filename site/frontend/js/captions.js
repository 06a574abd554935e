/* The caption editor: type while it plays, times by key. What is written stays on the phone until
   the server has it. Without this script the rows are a form like any other. */
const form = document.querySelector("[data-captions]");
// The row that somebody is at, also while a button has the focus.
let row = form?.querySelector(".captions__row");
const video = document.querySelector("[data-player-root] video");

if (form && video) {
  for (const told of document.querySelectorAll("[data-caption-keys]")) told.hidden = false;
  restore();
  form.addEventListener("input", remember);
  form.addEventListener("submit", () => localStorage.removeItem(form.dataset.captions));
  document.addEventListener("keydown", (event) => {
    const act = { F7: playOrPause, F8: () => mark("start"), F9: () => mark("end") }[event.key];
    if (act) act();
    else if (event.key === "Enter" && !event.shiftKey && event.target.name === "text") next();
    else return;
    event.preventDefault();
  });
  form.addEventListener("click", ({ target }) => {
    const act = target.closest("[data-caption-do]")?.dataset.captionDo;
    if (act === "play") playOrPause();
    else if (act) mark(act);
  });
  form.addEventListener("focusin", ({ target }) => {
    row = rowOf(target) ?? row;
    const start = seconds(rowOf(target)?.querySelector("[name=start]").value);
    if (target.name === "text" && video.paused && start !== null && video.readyState) video.currentTime = start;
  });
}

function playOrPause() {
  if (video.paused) video.play().catch(() => {});
  else video.pause();
}

function rowOf(element) {
  return element?.closest(".captions__row");
}

function mark(name) {
  const field = row.querySelector(`[name=${name}]`);
  field.value = written(video.currentTime);
  remember();
}

/* What is being said ends here, and the next begins. */
function next() {
  const end = row.querySelector("[name=end]");
  if (!end.value) end.value = written(video.currentTime);
  const following = row.nextElementSibling ?? added(row);
  const start = following.querySelector("[name=start]");
  if (!start.value) start.value = end.value;
  following.querySelector("[name=text]").focus();
  remember();
}

function added(after) {
  const fresh = after.cloneNode(true);
  fresh.querySelector(".field__error")?.remove();
  for (const field of fresh.querySelectorAll("input, textarea")) field.value = "";
  after.after(fresh);
  return fresh;
}

function values() {
  return [...form.querySelectorAll(".captions__row")].map((one) =>
    ["start", "end", "text"].map((name) => one.querySelector(`[name=${name}]`).value));
}

function remember() {
  const kept = { version: form.dataset.version, rows: values() };
  localStorage.setItem(form.dataset.captions, JSON.stringify(kept));
}

function restore() {
  const kept = JSON.parse(localStorage.getItem(form.dataset.captions) ?? "null");
  if (!kept || kept.version !== form.dataset.version) return;
  let one = form.querySelector(".captions__row");
  kept.rows.forEach(([start, end, text], place) => {
    if (place) one = one.nextElementSibling ?? added(one);
    one.querySelector("[name=start]").value = start;
    one.querySelector("[name=end]").value = end;
    one.querySelector("[name=text]").value = text;
  });
}

function seconds(told) {
  const parts = told?.trim().replace(",", ".").split(":").map(Number);
  return parts?.length && told.trim() && parts.every(Number.isFinite) ? parts.reduce((sum, part) => sum * 60 + part, 0) : null;
}

function written(at) {
  const tenths = Math.round(at * 10) / 10;
  const rest = tenths % 60;
  return `${Math.floor(tenths / 60)}:${rest < 10 ? "0" : ""}${rest.toFixed(1)}`;
}
