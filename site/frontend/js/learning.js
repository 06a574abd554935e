/* On a lesson, for who takes part, and on its saved copy: what is watched, ticked and written is
   kept. */
import { handOver, person } from "./learning/events.js";
import { renewEnd } from "./learning/end.js";
import { keepForms } from "./learning/forms.js";
import { isSavedCopy } from "./offline/person.js";
import { followFilms } from "./learning/watching.js";

if (person) {
  followFilms();
  renewEnd();
  // A copy shows again what waits, so all of it has to be in the queue first.
  if (isSavedCopy()) handOver().then(keepForms);
  else {
    keepForms();
    handOver();
  }
}
