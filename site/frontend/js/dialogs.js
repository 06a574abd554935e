/* <button data-dialog="id"> opens <dialog id>; a button with value="cancel" inside closes it. */
export function openDialogs() {
  for (const button of document.querySelectorAll("[data-dialog]")) {
    const dialog = document.getElementById(button.dataset.dialog);
    if (!dialog?.showModal) continue;
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
  }
}
