/* Unpacks the packed Chromium into the temporary directory and prints where things are. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import chromium, { inflate } from "@sparticuz/chromium";

const packed = new URL("../bin/al2023.tar.br", import.meta.resolve("@sparticuz/chromium"));
const libraries = await inflate(fileURLToPath(packed));
const program = await chromium.executablePath();
console.log(JSON.stringify({ program, libraries: join(libraries, "lib"), fonts: join(tmpdir(), "fonts") }));
