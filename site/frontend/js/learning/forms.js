/* Ticks and written cells are kept as they are made; the button for browsers without a script goes. */
import { isSavedCopy } from "../offline/person.js";
import { waiting } from "../offline/queue.js";
import { lesson, person, record } from "./events.js";

const QUIET_MS = 1500;
const PATIENCE_MS = 1200;

export async function keepForms() {
  const forms = [...document.querySelectorAll("[data-keeps]")];
  const unsent = isSavedCopy() ? await waiting(person).catch(() => []) : [];
  const here = unsent.filter((event) => event.lesson === lesson && !event.refused);
  here.sort((one, other) => one.happened_at.localeCompare(other.happened_at));
  for (const form of forms) keepForm(form, here);
}

/* A saved copy knows nothing of what was done on it before: what still waits says it. */
function showAgain(form, { kind, data }) {
  const named = kind === "wrote" ? `[name="cell-${CSS.escape(data.field)}"]` : `[value="${CSS.escape(data.item ?? "")}"]`;
  const found = form.querySelector(named);
  if (!found) return false;
  if (kind === "wrote") found.value = data.text;
  else found.checked = kind === "ticked";
  return true;
}

function keepForm(form, unsent) {
  const says = form.querySelector("[data-keeps-state]");
  const mine = new Set();
  for (const part of form.querySelectorAll("[data-without-script], [data-keeps-nothing]")) part.hidden = true;
  for (const event of unsent) {
    if (!showAgain(form, event)) continue;
    mine.add(event.key);
    says.textContent = says.dataset.waiting;
  }
  form.addEventListener("submit", (event) => event.preventDefault());

  const keep = (kind, data) => {
    const key = record({ lesson, kind, data });
    mine.add(key);
    setTimeout(() => { if (mine.has(key)) says.textContent = says.dataset.waiting; }, PATIENCE_MS);
  };
  form.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox") keep(target.checked ? "ticked" : "unticked", { item: target.value });
  });

  const sheet = form.closest("[data-worksheet]")?.dataset.worksheet;
  for (const cell of form.querySelectorAll("textarea")) {
    let known = cell.value;
    let timer;
    const save = () => {
      clearTimeout(timer);
      if (cell.value === known) return;
      known = cell.value;
      keep("wrote", { sheet, field: cell.name.replace("cell-", ""), text: known });
    };
    cell.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(save, QUIET_MS);
    });
    cell.addEventListener("change", save);
    window.addEventListener("pagehide", save);
  }

  const words = { "signed-out": "signedOut", kept: "kept", refused: "refused" };
  for (const [name, word] of Object.entries(words)) {
    document.addEventListener(`learning:${name}`, ({ detail }) => {
      const settled = detail.keys.filter((key) => mine.delete(key));
      if (settled.length) says.textContent = says.dataset[word];
    });
  }
}
