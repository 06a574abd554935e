/* On every page; each part works alone and leaves the page usable when it fails. */
import { offerMenu, shutMore } from "./menu.js";
import { rememberAppearance } from "./appearance.js";
import { guardForms } from "./forms.js";
import { openDialogs } from "./dialogs.js";
import { loadLater } from "./later.js";
import { showPasswords } from "./passwords.js";
import { offerPrinting } from "./print.js";
import { easeAnswers } from "./questions.js";
import { workOffline } from "./offline/start.js";

const parts = [offerMenu, shutMore, rememberAppearance, guardForms, openDialogs, showPasswords, offerPrinting, easeAnswers, workOffline, loadLater];
for (const start of parts) start();
