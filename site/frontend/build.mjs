/* Bundles css/ and js/ and draws the icon sprite into ../static/build. */
import { build } from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";

const OUT = "../static/build";

async function drawIconSprite() {
  const names = JSON.parse(await readFile("icons.json", "utf8"));
  const set = JSON.parse(await readFile("node_modules/@iconify-json/lucide/icons.json", "utf8"));
  const symbols = names.map((name) => {
    const alias = set.aliases?.[name];
    const drawing = set.icons[name] ?? set.icons[alias?.parent];
    if (!drawing) throw new Error(`The icon set has no "${name}".`);
    return `<symbol id="${name}" viewBox="0 0 24 24">${drawing.body}</symbol>`;
  });
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
  await writeFile(`${OUT}/icons.svg`, sprite);
}

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
await build({
  entryPoints: ["css/app.css", "css/editor.css", "js/app.js", "js/player.js", "js/upload.js", "js/desk.js", "js/ladder.js", "js/captions.js", "js/attendance.js", "js/passkeys.js", "js/offline.js", "js/learning.js", "js/wifi.js"],
  entryNames: "[name]",
  outdir: OUT,
  bundle: true,
  minify: true,
  format: "esm",
  // The oldest browsers that a resident's phone still gets updates for.
  target: ["chrome109", "firefox115", "safari16.4"],
  // Pictures are served as they lie in static/img; a stylesheet only points at them.
  external: ["../img/*"],
  legalComments: "none",
  logLevel: "warning",
});
// Not a module: a phone's older browser takes a worker only as a plain script.
await build({
  entryPoints: ["js/sw.js"],
  outdir: OUT,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome109", "firefox115", "safari16.4"],
  legalComments: "none",
  logLevel: "warning",
});
await drawIconSprite();
