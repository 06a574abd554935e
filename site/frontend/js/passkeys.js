/* Passkeys: a form with data-passkey makes one ("create") or gives one ("get") and sends it. What the
   phone is asked for stands in a script element beside it, or at the address in data-options. */
import { asked, answered } from "./passkeys/json.js";

const offered = window.PublicKeyCredential && window.isSecureContext;

async function optionsOf(form) {
  const written = document.getElementById("passkey-options");
  if (written) return JSON.parse(written.textContent);
  const response = await fetch(form.dataset.options, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(response.status);
  return response.json();
}

function say(form, kind) {
  for (const words of form.querySelectorAll("[data-says]")) words.hidden = words.dataset.says !== kind;
}

async function use(form) {
  say(form, "");
  const publicKey = asked((await optionsOf(form)).publicKey);
  const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
  form.elements.credential.value = JSON.stringify(answered(credential));
  form.requestSubmit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("[data-passkey-start]");
  if (!offered) {
    say(form, "absent");
    continue;
  }
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await use(form);
    } catch (failure) {
      // Closing the phone's question is no failure of anybody's; the same key twice is known.
      say(form, failure.name === "InvalidStateError" ? "known" : "failed");
    } finally {
      button.disabled = false;
    }
  });
}
