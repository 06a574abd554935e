/* Light, dark or as the device: kept in a cookie that the server reads, so the next page
   arrives in it. The same buttons are a form for who has no script. */
const YEAR = 31_536_000;

export function rememberAppearance() {
  const buttons = [...document.querySelectorAll("[data-theme-choice]")];
  for (const button of buttons) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      choose(button.value);
      for (const other of buttons) other.toggleAttribute("aria-pressed", false);
      button.setAttribute("aria-pressed", "true");
    });
  }
}

function choose(theme) {
  const root = document.documentElement;
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `tema=${theme}; path=/; max-age=${theme ? YEAR : 0}; samesite=lax${secure}`;
}
