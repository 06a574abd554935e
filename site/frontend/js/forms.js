/* A form is sent once, its errors are met first, and typed words are not lost by accident. */
export function guardForms() {
  document.querySelector("[data-focus]")?.focus();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    event.submitter?.setAttribute("data-busy", "");
  });

  // Coming back with the back button shows the page as it was left: it may be sent again.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
    for (const button of document.querySelectorAll("[data-busy]")) button.removeAttribute("data-busy");
  });
}
