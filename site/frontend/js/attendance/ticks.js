/* Ticks by hand are kept in this browser until the server has them, and sent again as often as
   it takes: sending one twice is sending it once. */
export function keepTicks(root, screen) {
  const key = `hadir-${root.dataset.rollCall}`;
  const refused = root.querySelector("[data-refused]");
  let queue = read(key);
  let isSending = false;
  screen.onLine = send;

  function keep() {
    screen.waiting = new Set(queue.map((tick) => tick.person));
    try {
      if (queue.length) localStorage.setItem(key, JSON.stringify(queue));
      else localStorage.removeItem(key);
    } catch {
      // A full or closed store: the ticks last as long as the page.
    }
    screen.draw();
  }

  async function send() {
    if (isSending) return;
    isSending = true;
    try {
      while (queue.length) {
        const tick = queue[0];
        const form = root.querySelector(`[data-person="${tick.person}"] [data-tick]`);
        const answer = form ? await post(form, { ticked_at: tick.at }) : {};
        queue = queue.filter((each) => each !== tick);
        if (answer.refused) say(answer.refused);
        keep();
      }
    } catch {
      // No line: they wait, and the page says so.
    } finally {
      isSending = false;
    }
  }

  const post = (form, more = {}) => {
    const body = new URLSearchParams(new FormData(form));
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    return screen.ask(form.action, { method: "POST", body });
  };

  function say(words) {
    refused.textContent = words;
    refused.hidden = false;
  }

  root.addEventListener("submit", async (event) => {
    const form = event.target;
    const person = form.closest("[data-person]")?.dataset.person;
    if (!person) return;
    event.preventDefault();
    event.stopPropagation();
    refused.hidden = true;
    if (form.matches("[data-tick]")) {
      if (!screen.waiting.has(person)) queue.push({ person, at: Math.floor(Date.now() / 1000) });
      keep();
      await send();
    } else if (screen.waiting.has(person)) {
      queue = queue.filter((tick) => tick.person !== person);
      keep();
    } else {
      await post(form).catch(() => {});
    }
  });
  window.addEventListener("online", send);
  keep();
  send();
}

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return Array.isArray(kept) ? kept.filter((tick) => tick?.person && Number.isInteger(tick.at)) : [];
  } catch {
    return [];
  }
}
