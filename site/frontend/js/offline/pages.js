/* A page as it is kept: marked as a saved copy, with the one picture that was saved. */
export const SAVED = "tersimpan";

export async function asSavedCopy(answer, when) {
  const html = (await answer.text())
    .replace("<html", `<html data-saved="${when}"`)
    .replace(/ srcset="[^"]*"/g, "");
  return new Response(html, { headers: kept(answer, ["Content-Security-Policy"]) });
}

export function kept(answer, more = []) {
  const headers = new Headers();
  for (const name of ["Content-Type", ...more]) {
    if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
  }
  return headers;
}
