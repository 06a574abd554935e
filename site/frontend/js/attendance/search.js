/* Only the names that hold what was typed. */
export function searchNames(root) {
  const field = root.querySelector("[data-search]");
  if (!field) return;
  field.hidden = false;
  const plain = (text) => text.toLocaleLowerCase("id").trim();
  field.querySelector("input").addEventListener("input", (event) => {
    const asked = plain(event.target.value);
    for (const row of root.querySelectorAll("[data-person]")) {
      row.hidden = !plain(row.querySelector(".roll__name").textContent).includes(asked);
    }
  });
}
