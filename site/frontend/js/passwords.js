/* A button beside each password that shows it; typing blind on a phone is where sign-ins fail. */
export function showPasswords() {
  for (const field of document.querySelectorAll('input[type="password"][data-show]')) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--plain";
    button.textContent = field.dataset.show;
    button.setAttribute("aria-controls", field.id);
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const shown = field.type === "password";
      field.type = shown ? "text" : "password";
      button.setAttribute("aria-pressed", String(shown));
    });
    field.after(button);
  }
}
