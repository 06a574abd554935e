/* On a phone the links fold behind a button. Without this they stand below the name. */
export function offerMenu() {
  const button = document.querySelector("[data-menu]");
  const nav = button && document.getElementById(button.getAttribute("aria-controls"));
  if (!nav) return;

  const show = (open) => {
    nav.toggleAttribute("data-open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.hidden = false;
  document.documentElement.classList.add("has-menu");
  button.addEventListener("click", () => show(!nav.hasAttribute("data-open")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !nav.hasAttribute("data-open")) return;
    show(false);
    button.focus();
  });
}

/* What is rare folds under one word. It works without this; here it shuts again by itself. */
export function shutMore() {
  const more = document.querySelector("[data-more]");
  if (!more) return;
  document.addEventListener("click", (event) => {
    if (!more.contains(event.target)) more.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !more.open) return;
    more.open = false;
    more.querySelector("summary").focus();
  });
}
