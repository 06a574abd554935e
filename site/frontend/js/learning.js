/* On a lesson, for who takes part: what is watched, ticked and written is kept. */
import { handOver } from "./learning/events.js";
import { renewEnd } from "./learning/end.js";
import { keepForms } from "./learning/forms.js";
import { followFilms } from "./learning/watching.js";

followFilms();
keepForms();
renewEnd();
handOver();
