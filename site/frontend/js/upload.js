/* The uploader's form. Loaded only on pages that have one. */
import { prepare } from "./upload/form.js";

for (const form of document.querySelectorAll("[data-uploader]")) prepare(form);
