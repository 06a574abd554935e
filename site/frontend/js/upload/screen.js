/* What the uploader shows. The words come from the page, where they are translated. */
const MEGABYTE = 1_000_000;

export class Screen {
  constructor(form) {
    this.form = form;
    this.words = form.querySelector("[data-words]").dataset;
    this.number = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  }

  find(name) {
    return this.form.querySelector(`[data-${name}]`);
  }

  start(file) {
    this.find("progress").hidden = false;
    this.find("pick").hidden = this.find("unfinished").hidden = this.find("problem").hidden = true;
    this.find("name").textContent = file.name;
    this.progress(0, file.size);
  }

  reset() {
    this.form.dataset.state = "empty";
    this.find("pick").hidden = false;
    this.find("progress").hidden = true;
  }

  progress(sent, all) {
    // Never 100 before the last byte is confirmed.
    const percent = all ? Math.floor((100 * sent) / all) : 0;
    const paint = this.find("paint");
    paint.setAttribute("width", (paint.dataset.paint * sent) / (all || 1));
    this.find("bar").setAttribute("aria-valuenow", percent);
    this.find("percent").textContent = `${percent}%`;
    this.find("megabytes").textContent = this.fill(this.words.of, { sent, all });
  }

  state(name) {
    const said = name === "waiting" ? this.words.offline : this.words[name];
    if (this.form.dataset.state !== name) this.find("status").textContent = said ?? "";
    this.form.dataset.state = name;
    const stands = ["paused", "waiting", "failed", "signedOut"].includes(name);
    this.form.querySelector('[data-do="pause"]').hidden = stands || name === "done";
    this.form.querySelector('[data-do="resume"]').hidden = !stands;
    this.form.querySelector('[data-do="cancel"]').hidden = name === "done";
  }

  refuse(text, sizes = {}) {
    this.reset();
    this.find("problem-text").textContent = this.fill(text, sizes);
    this.find("problem").hidden = false;
  }

  offerUnfinished(upload) {
    this.find("unfinished").hidden = !upload;
    if (upload) this.find("unfinished-name").textContent = upload.metadata.filename;
  }

  fill(text, sizes) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in sizes ? this.number.format(sizes[name] / MEGABYTE) : whole));
  }
}
