/* Ticks and written cells are kept as they are made; the button for browsers without a script goes. */
import { lesson, record } from "./events.js";

const QUIET_MS = 1500;

export function keepForms() {
  for (const form of document.querySelectorAll("form[data-keeps]")) keepForm(form);
}

function keepForm(form) {
  const says = form.querySelector("[data-keeps-state]");
  const mine = new Set();
  form.querySelector("[data-without-script]").hidden = true;
  form.addEventListener("submit", (event) => event.preventDefault());

  const keep = (kind, data) => mine.add(record({ lesson, kind, data }));
  form.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox") keep(target.checked ? "ticked" : "unticked", { item: target.value });
  });

  const sheet = form.elements.sheet?.value;
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
    window.addEventListener("pagehide", save, { capture: true });
  }

  const words = { kept: "kept", waiting: "waiting", "signed-out": "signedOut", refused: "refused" };
  for (const [name, word] of Object.entries(words)) {
    document.addEventListener(`learning:${name}`, ({ detail }) => {
      if (detail.keys.some((key) => mine.has(key))) says.textContent = says.dataset[word];
    });
  }
}
