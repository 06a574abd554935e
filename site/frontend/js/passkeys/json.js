/* Between the JSON of the server and what the browser's credentials want: bytes are base64url.
   Browsers can do this themselves only since 2024. */
const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const named = (keys) => keys?.map((key) => ({ ...key, id: bytes(key.id) }));

export function asked(options) {
  const { user, challenge, excludeCredentials, allowCredentials, ...rest } = options;
  const made = { ...rest, challenge: bytes(challenge) };
  if (user) made.user = { ...user, id: bytes(user.id) };
  if (excludeCredentials) made.excludeCredentials = named(excludeCredentials);
  if (allowCredentials) made.allowCredentials = named(allowCredentials);
  return made;
}

export function answered(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const given = parts.filter((part) => response[part]);
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(given.map((part) => [part, text(response[part])])),
  };
}
