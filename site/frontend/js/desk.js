/* The trainer's desk: keys from anywhere on the page, and words that are never lost. */
import { keepDrafts } from "./desk/drafts.js";
import { listenToKeys } from "./desk/keys.js";

keepDrafts();
listenToKeys();
