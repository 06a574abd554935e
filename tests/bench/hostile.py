"""How many hostile files stay out with the right word, and the worst that one of them costs."""

from django.conf import settings

from tests.bench.rows import Row
from tests.media_tools.hostile.corpus import whole_corpus
from tests.media_tools.hostile.watched import judged, listening, watching


def rows() -> list[Row]:
    rooms = [settings.DATA_DIR / name for name in ("made", "away", "judged", "scratch")]
    for room in rooms:
        room.mkdir(exist_ok=True)
    made, away, room, scratch = rooms
    canary = away / "canary.mp4"
    canary.write_bytes(b"a neighbour's video")
    with listening() as listener, watching(away) as eye:
        files = whole_corpus(made, neighbour=str(canary), address=listener.address)
        seen = {}
        for hostile in files:
            path = hostile.write(room)
            seen[hostile] = judged(path, scratch)
            path.unlink()
        calls, opened = listener.callers(), len(eye.opened())
    right = sum(outcome.code == hostile.code for hostile, outcome in seen.items())
    slowest = max(outcome.seconds for outcome in seen.values())
    largest = max(outcome.megabytes for outcome in seen.values())
    return [
        Row(
            "media.hostile_refused",
            right,
            "files",
            f"{len(files)} hostile files; the worst took {slowest:.2f} s and {largest:.0f} MB; "
            f"{calls} calls to the network, {opened} other files opened",
            round(right / len(files), 3),
        )
    ]
