"""Files without a moving picture, and files with nothing at all."""

from collections.abc import Iterator

from .boxes import TRACKS, bent, block, box, cluster, element, handler, track, webm
from .made import HUM, Bases, Hostile, lavfi


def empty(bases: Bases) -> Iterator[Hostile]:
    for name in ("nothing.mp4", "nothing.mov", "nothing.webm", "nothing.3gp", "nothing"):
        yield Hostile("empty", name, "empty", b"")


def sounds(bases: Bases) -> Iterator[Hostile]:
    def only_sound(name: str, content: bytes) -> Hostile:
        return Hostile("no-picture", name, "no_video_stream", content)

    yield only_sound("sound.m4a", bases.sound)
    for name, options in {
        "aac.mp4": (),
        "aac.mov": (),
        "alac.m4a": ("-c:a", "alac"),
        "opus.webm": ("-c:a", "libopus"),
        "vorbis.webm": ("-c:a", "libvorbis"),
        "flac.mkv": ("-c:a", "flac"),
        "pieces.mp4": ("-movflags", "frag_keyframe+empty_moov"),
        "amr.3gp": ("-c:a", "libopencore_amrnb", "-ar", "8000", "-ac", "1", "-b:a", "12.2k"),
    }.items():
        yield only_sound(name, bases.made(f"alone-{name}", *options, picture=None))
    for suffix in ("wav", "mp3", "flac", "amr", "aac"):
        amr = ("-c:a", "libopencore_amrnb", "-ar", "8000", "-ac", "1", "-b:a", "12.2k")
        options = amr if suffix == "amr" else ()
        content = bases.made(f"alone.{suffix}", *options, picture=None)
        yield only_sound(f"bare-{suffix}.mp4", content)
    yield only_sound(
        "only-data.mp4", bent(bases.silent, "moov/trak/mdia/hdlr", lambda _: handler(b"meta")[8:])
    )
    subtitles = webm(
        element(TRACKS, track(1, kind=0x11, codec=b"S_TEXT/UTF8")),
        cluster(0, block(1, 0, b"hello")),
        doc_type=b"matroska",
    )
    yield only_sound("only-subtitles.mkv", subtitles)


def covers(bases: Bases) -> Iterator[Hostile]:
    def cover(name: str, content: bytes) -> Hostile:
        return Hostile("cover", name, "cover_only", content)

    for name, codec in {
        "jpeg.m4a": "mjpeg",
        "png.m4a": "png",
        "jpeg.mp4": "mjpeg",
        "png.mp4": "png",
    }.items():
        sound_and_picture = (*lavfi(HUM), *lavfi("testsrc2=size=64x64:rate=1:duration=1"))
        attached = ("-map", "0:a", "-map", "1:v", "-c:v", codec, "-frames:v", "1",
                    "-disposition:v:0", "attached_pic")  # fmt: skip
        yield cover(name, bases.written(f"cover-{name}", *sound_and_picture, *attached))
    (bases.room / "cover.jpg").write_bytes(bases.picture)
    yield cover(
        "jpeg.mkv",
        bases.written(
            "covered.mkv", *lavfi(HUM), "-attach", str(bases.room / "cover.jpg"),
            "-metadata:s:t", "mimetype=image/jpeg", "-metadata:s:t", "filename=cover.jpg",
        ),
    )  # fmt: skip
    yield cover("tag.m4a", tagged(bases))
    yield cover("single-picture.mov", bases.made("one.mov", "-c:v", "mjpeg", "-frames:v", "1"))


def tagged(bases: Bases) -> bytes:
    """Sound with its cover in iTunes' tag and in no track."""
    data = box(b"data", b"\0\0\0\x0d\0\0\0\0", bases.picture)
    listed = box(b"ilst", box(b"covr", data))
    meta = box(b"meta", b"\0\0\0\0", handler(b"mdir"), listed)
    return bent(bases.sound, "moov", lambda index: index + box(b"udta", meta))
