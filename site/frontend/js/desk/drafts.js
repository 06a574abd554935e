/* <form data-draft="review-17"> keeps what was typed in this browser until the form is sent.
   A value that the server already has is never overwritten by an older draft: give data-draft-of
   (the server's last change), or a field `version` that each autosave renews, and drafts of an
   earlier one are dropped. */
export function keepDrafts() {
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const key = `draf-${form.dataset.draft}`;
    restore(form, key);
    form.addEventListener("input", () => save(form, key));
    form.addEventListener("change", () => save(form, key));
    // Sent is not yet received: the draft goes when the page comes back with a newer data-draft-of.
    form.addEventListener("submit", () => save(form, key));
    // A part that the server answered with may have emptied a field that it has now.
    form.addEventListener("htmx:afterSettle", () => save(form, key));
  }
}

const versionOf = (form) => form.elements.version?.value ?? form.dataset.draftOf ?? "";

function save(form, key) {
  const values = {};
  for (const field of form.elements) {
    if (!field.name || field.type === "file" || (field.type === "hidden" && !field.matches("[data-comment-at]"))) continue;
    if (field.type === "radio" || field.type === "checkbox") {
      if (field.checked) (values[field.name] ??= []).push(field.value);
    } else if (field.matches("textarea, select, input")) values[field.name] = [field.value];
  }
  try {
    localStorage.setItem(key, JSON.stringify({ of: versionOf(form), values }));
  } catch {
    // A full or closed store only costs the safety net.
  }
}

function restore(form, key) {
  let draft;
  try {
    draft = JSON.parse(localStorage.getItem(key));
  } catch {
    return;
  }
  if (!draft) return;
  if (draft.of !== versionOf(form)) return localStorage.removeItem(key);
  for (const field of form.elements) {
    const kept = draft.values[field.name];
    if (!kept) continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = kept.includes(field.value);
    else if (field.type !== "file" && field.type !== "submit") field.value = kept[0];
  }
  // Who saves while one writes (htmx) listens only once the page has loaded.
  window.addEventListener("load", () => form.dispatchEvent(new CustomEvent("draft:restored", { bubbles: true })));
}
