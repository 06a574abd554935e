/* From the picked file to the posted form; what is shown is in screen.js, what is sent in line.js. */
import { Line, token } from "./line.js";
import { Screen } from "./screen.js";
import { forget, unfinished } from "./memory.js";

export function prepare(form) {
  const screen = new Screen(form);
  const input = form.querySelector('input[type="file"]');
  let line;

  const rememberUnfinished = async () => screen.offerUnfinished((await unfinished(form.dataset.owner)).at(-1));

  const begin = (file) => {
    const most = Number(form.dataset.maxBytes ?? Infinity);
    if (!file.size) return screen.refuse(screen.words.emptyFile);
    if (file.size > most) return screen.refuse(screen.words.tooBig, { all: file.size, max: most });
    line = new Line(form, file, {
      onProgress: (sent) => screen.progress(sent, file.size),
      onState: (state) => screen.state(state),
      onRefused: (text) => { screen.refuse(text || screen.words.refused); input.value = ""; },
      onDone: (id) => {
        screen.state("done");
        token(form);
        form.elements.video.value = id;
        // requestSubmit asks the guard against double sending as well, as a click would.
        form.requestSubmit();
      },
    });
    screen.start(file);
    line.start();
  };

  input.addEventListener("change", () => input.files[0] && begin(input.files[0]));
  form.addEventListener("submit", (event) => form.elements.video.value || event.preventDefault());
  form.addEventListener("click", async (event) => {
    const wanted = event.target.closest("[data-do]")?.dataset.do;
    if (wanted === "pause") line?.pause();
    if (wanted === "resume") line?.start();
    if (wanted === "cancel") { await line?.abandon(); input.value = ""; screen.reset(); }
    if (wanted === "forget") { await forget(form.dataset.owner); screen.offerUnfinished(); }
  });

  for (const name of ["dragover", "dragleave", "drop"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.toggleAttribute("data-over", name === "dragover");
      if (name === "drop" && form.dataset.state === "empty" && event.dataTransfer.files[0]) begin(event.dataTransfer.files[0]);
    });
  }
  window.addEventListener("beforeunload", (event) => {
    if (["sending", "waiting"].includes(form.dataset.state)) event.preventDefault();
  });
  rememberUnfinished();
}
