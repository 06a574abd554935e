/* Ticks and written cells are kept as they are made; the button for browsers without a script goes. */
import { lesson, record } from "./events.js";

const QUIET_MS = 1500;
const PATIENCE_MS = 1200;

export function keepForms() {
  for (const form of document.querySelectorAll("form[data-keeps]")) keepForm(form);
}

function keepForm(form) {
  const says = form.querySelector("[data-keeps-state]");
  const mine = new Set();
  form.querySelector("[data-without-script]").hidden = true;
  form.addEventListener("submit", (event) => event.preventDefault());

  const keep = (kind, data) => {
    const key = record({ lesson, kind, data });
    mine.add(key);
    setTimeout(() => { if (mine.has(key)) says.textContent = says.dataset.waiting; }, PATIENCE_MS);
  };
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
