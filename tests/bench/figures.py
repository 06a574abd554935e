"""The rows as a table: on the terminal, and in docs/FIGURES.md with what each one means."""

import os
from collections.abc import Sequence
from datetime import date

from tests.bench.pages import REQUESTS
from tests.bench.rows import ROUNDS, Row

HEADS = ("row", "value", "unit", "ratio", "against")

MEANINGS = {
    "media.check_vs_decode": "Processor time of a whole check (reading the container, "
    "fingerprint, all measurements) over that of ffmpeg decoding the same clip and throwing it "
    "away.",
    "media.check_vs_separate": "The same check over one ffmpeg run for each measurement, with "
    "its filter as it comes, at full size; the separate runs are spared container and "
    "fingerprint.",
    "media.triage_realtime": "The first look, key frames and sound: seconds of video for each "
    "second of one core.",
    "media.fused_vs_ladder": "Everything for watching with the measuring pass in the same "
    "process, over the same without it (poster and waveform included in both).",
    "media.ladder_vs_ffmpeg": "Our ladder over ffmpeg called by hand for the same outputs.",
    "media.ladder_vs_separate": "One process that decodes once, over one process a rendition.",
    "media.ladder_memory_mb": "The highest resident memory of our own process while it renders; "
    "the encoder is a child.",
    "media.duplicate_search_ms_100k": "The candidates for one work among a hundred thousand, and "
    "comparing the twenty best; the reading of their rows is not in it.",
    "media.titlecard_vs_ffmpeg": "A title card before the clip, drawn and joined in one run of "
    "the repairs, over ffmpeg called by hand with the card as a picture.",
    "media.first_word_s": "From the last byte to accepted: fingerprint and a look at the "
    "container in the request, then the worker's look at the packets. The wait in the queue is "
    "not in it.",
    "media.hostile_refused": "Files made to do harm (playlists, polyglots, torn, locked, bombs, "
    "and so on) that are refused with the code of their class. Each is judged in a process of its "
    "own, whose memory includes that of all it started; a file next door and a server on this "
    "machine see whether anybody comes.",
    "seats.applications_per_s": "Applications for a seat when a class opens, many at once, with "
    "more people than seats; each run also asserts that exactly the seats there are were taken. "
    "The ratio is to the most that the database can write.",
    "courses.catalogue_p95_ms": "The catalogue of 500 courses (two languages, three lessons each) "
    "for strangers, asked of the real web server at 20 requests a second whether or not it has "
    "answered, with words, every filter and order; timed from when a request was due. What was "
    "drawn in the last half minute is shown again, except where words are searched.",
    "courses.catalogue_cpu_ms": "Processor time of one such request drawn anew, asked in process.",
    "courses.lesson_interactive_s": "From the start of the visit until the document of the "
    "heaviest lesson is ready (DOMContentLoaded) and pressing the menu's button opens the menu; "
    "Chromium plays line and processor. Without the handshake of TLS, which adds two waits of "
    "400 ms to a first visit.",
    "courses.lesson_first_visit_kb": "What a phone with an empty cache fetches for the heaviest "
    "lesson, compressed by gzip. The ratio is to the uncompressed size.",
    "assessment.queue_p95_ms": "The trainer's queue.",
    "assessment.gradebook_page_ms": "A page of the gradebook of a big class.",
    "assessment.gradebook_xlsx_s": "The same gradebook as a workbook.",
    "outcomes.dashboard_p95_ms": "The office's page of one programme, counted from its records.",
    "learning.events_per_s": "Events of learners that are kept once each and counted into "
    "progress, many learners at once; each run also asserts that none was lost.",
    "api.read_p95_ms": "The API's common reads by a signed-in resident.",
}

PAGE = """# Figures

Written by `manage.py bench --docs`; `make bench` measures again and leaves this page alone.

Measured on {day}, on {machine}, `DEBUG` off. Every value is the median of {rounds} rounds. What is
compared takes turns in one run (A B A B), so a ratio holds on another machine better than a value
does. Milliseconds are 95th percentiles of {requests} requests a round, asked in process by one
client: no network, no other visitor. Their ratio is to `/healthz`, the same stack with nothing to
do.

{table}

## What each row means

{meanings}
"""


def cells(row: Row) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{row.ratio:g}"
    return row.name, f"{row.value:g}", row.unit, ratio, row.against


def plain(rows: Sequence[Row]) -> str:
    lines = [HEADS, *map(cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def page(rows: Sequence[Row], *, day: date) -> str:
    lines = [HEADS, ("---", "---:", "---", "---:", "---"), *map(cells, rows)]
    return PAGE.format(
        day=day.isoformat(),
        machine=f"a machine of {cores()}, shared with other work",
        rounds=ROUNDS,
        requests=REQUESTS,
        table="\n".join(f"| {' | '.join(line)} |" for line in lines),
        meanings="\n".join(f"- `{row.name}`: {meaning_of(row)}" for row in rows),
    )


def cores() -> str:
    number = os.cpu_count() or 1
    return {1: "one core", 2: "two cores"}.get(number, f"{number} cores")


def meaning_of(row: Row) -> str:
    """A row that depends on the database means the same on each."""
    return MEANINGS.get(row.name) or MEANINGS[row.name.rpartition(".")[0]]
