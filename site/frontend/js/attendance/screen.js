/* Asks for what is shown now, a little more often than the code turns, and draws it.
   Answers may overtake each other: one to an earlier question is dropped. */
const EVERY_MS = 5_000;
// What is shown counts until its step of 30 s is over, and one step more.
const STEP_MS = 30_000;
const PATIENCE_MS = 8_000;

export function followScreen(root) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const screen = { waiting: new Set(), ask, draw, onLine: () => {} };
  let asked = 0;
  let drawn = 0;
  let data = null;
  let countsUntil = Date.now() + STEP_MS;

  /* Sends `options` to `address`; draws and returns the answer, or throws where there is no line. */
  async function ask(address, options = {}) {
    const number = ++asked;
    let response;
    try {
      response = await fetch(address, {
        ...options,
        headers: { Accept: "application/json" },
        redirect: "error",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (response.status !== 409 && !response.ok) throw new Error(String(response.status));
    } catch (failure) {
      part("line-down").hidden = false;
      throw failure;
    }
    const answer = await response.json();
    part("line-down").hidden = true;
    if (response.ok && number > drawn) {
      drawn = number;
      data = answer;
      countsUntil = Date.now() + answer.turns_in * 1000 + STEP_MS;
      draw();
    }
    return answer;
  }

  function draw() {
    for (const row of root.querySelectorAll("[data-person]")) drawRow(row);
    if (!data) return;
    // The buttons to tick by hand come with the page, once it has begun.
    if (data.open && "ahead" in root.dataset) return location.reload();
    part("screen").toggleAttribute("data-closed", !data.open);
    part("says").textContent = data.says;
    part("code").textContent = data.code;
    const qr = part("qr");
    if (qr.dataset.address === data.address) return;
    qr.dataset.address = data.address;
    qr.innerHTML = data.qr;
  }

  function drawRow(row) {
    const id = row.dataset.person;
    if (screen.waiting.has(id)) show(row, "waiting", root.dataset.saysWaiting);
    else if (data) show(row, data.present[id] ? "present" : "absent", data.present[id] ?? "");
    else if (row.dataset.state === "waiting") show(row, "absent", "");
  }

  async function follow() {
    try {
      if (!document.hidden) {
        await ask(root.dataset.now);
        await screen.onLine();
      }
    } catch {
      // Said on the page; the next turn tries again.
    }
    part("screen").toggleAttribute("data-stale", Date.now() > countsUntil);
    setTimeout(follow, EVERY_MS);
  }

  document.addEventListener("visibilitychange", () => document.hidden || ask(root.dataset.now).catch(() => {}));
  setTimeout(follow, EVERY_MS);
  return screen;
}

function show(row, state, how) {
  if (row.dataset.state !== state) {
    row.dataset.state = state;
    row.querySelector("details")?.removeAttribute("open");
  }
  row.querySelector("[data-how]").textContent = how;
}
