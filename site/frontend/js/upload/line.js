/* One upload over the tus protocol. It goes on after a lost line, and after a reload when the
   same file is picked again. */
import { Upload } from "tus-js-client";
import { fingerprint } from "./memory.js";

const RETRY_MS = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000, 60_000];

// Small enough that a bad line loses little, and that no proxy has to hold much.
const CHUNK_BYTES = 8 * 1024 * 1024;

export class Line {
  constructor(form, file, told) {
    this.told = told;
    this.file = file;
    const given = [...form.querySelectorAll("[data-metadata]")].map((input) => [input.dataset.metadata, input.value]);
    this.upload = new Upload(file, {
      endpoint: form.dataset.endpoint,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_MS,
      removeFingerprintOnSuccess: true,
      onBeforeRequest: (request) => request.setHeader("X-CSRFToken", token(form)),
      metadata: { filename: file.name, filetype: file.type, ...Object.fromEntries(given) },
      fingerprint: async (picked) => fingerprint(form.dataset.owner, picked),
      onProgress: (sent) => { this.told.onState("sending"); this.told.onProgress(sent); },
      onShouldRetry: (error) => this.mayRetry(error),
      onSuccess: () => this.told.onDone(lastPart(this.upload.url)),
      onError: (error) => this.failed(error),
    });
    window.addEventListener("online", () => { if (this.waits) this.start(); });
    window.addEventListener("offline", () => { if (this.sends) this.lose(); });
  }

  async start() {
    this.waits = false;
    this.sends = true;
    this.told.onState("sending");
    if (!this.upload.url) {
      const [earlier] = await this.upload.findPreviousUploads();
      if (earlier) this.upload.resumeFromPreviousUpload(earlier);
    }
    this.upload.start();
  }

  pause() {
    this.sends = false;
    this.upload.abort();
    this.told.onState("paused");
  }

  lose() {
    this.waits = true;
    this.sends = false;
    this.upload.abort();
    this.told.onState("waiting");
  }

  async abandon() {
    this.sends = this.waits = false;
    // The server forgets it too; if it cannot be told now, it tidies up by itself later.
    await this.upload.abort(true).catch(() => {});
  }

  mayRetry(error) {
    const status = error.originalResponse?.getStatus() ?? 0;
    if (status === 507) return false;
    if (status && status < 500 && ![409, 423, 429].includes(status)) return false;
    this.told.onState("retrying");
    return true;
  }

  failed(error) {
    this.sends = false;
    const answer = error.originalResponse;
    const status = answer?.getStatus() ?? 0;
    if (!status && !navigator.onLine) return this.lose();
    const reason = answer ? plainWords(answer) : "";
    // Without a reason of its own, an answer of these is the door's: who asks is not signed in.
    if ([401, 403, 404].includes(status) && !reason) return this.told.onState("signedOut");
    if (status >= 400 && status < 500 || status === 507) {
      this.upload.abort(true).catch(() => {});
      return this.told.onRefused(reason);
    }
    this.told.onState("failed");
  }
}

/* Signing in again in another tab changes the token; the cookie has the one in force. */
export function token(form) {
  const field = form.elements.csrfmiddlewaretoken;
  field.value = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? field.value;
  return field.value;
}

function lastPart(address) {
  return new URL(address, location.href).pathname.replace(/\/$/, "").split("/").at(-1);
}

/* A refusal may come as a sentence or as a problem document with `detail`; never show markup. */
function plainWords(answer) {
  const body = (answer.getBody() ?? "").trim();
  try {
    const { detail, message } = JSON.parse(body);
    return detail ?? message ?? "";
  } catch {
    return body.startsWith("<") || body.length > 400 ? "" : body;
  }
}
