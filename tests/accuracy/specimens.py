"""The clips with known faults, and those that only come near one.

A specimen names the findings that must be told of it. `also` are findings that may come with
them and are not counted: a clip as loud as to be clipped has high peaks as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from media_tools.profiles import Profile, starting_profiles
from tests.accuracy.recipes import PICTURES, Recipe

TIKTOK, YOUTUBE = starting_profiles()["tiktok"], starting_profiles()["youtube"]
# Small and short clips, so that a hundred are made in a minute: neither is their fault.
SMALL = replace(TIKTOK, limits=replace(TIKTOK.limits, advised_s=(), advised_short_side_px=360))
LYING = replace(YOUTUBE, limits=replace(YOUTUBE.limits, shortest_s=1, advised_s=()))
NONE = frozenset()


@dataclass(frozen=True)
class Specimen:
    name: str
    recipe: Recipe
    faults: frozenset[str]
    also: frozenset[str] = NONE
    profile: Profile = SMALL


def specimens() -> list[Specimen]:
    found = [*pictures(), *sounds(), *ends(), *files(), *sizes()]
    assert len({one.name for one in found}) == len(found)
    return found


def one(name, recipe, *faults, also=(), profile=SMALL) -> Specimen:
    return Specimen(name, recipe, frozenset(faults), frozenset(also), profile)


def between(start, end) -> str:
    return f"enable='between(t,{start},{end})'"


def pictures() -> Iterator[Specimen]:
    ink = "drawbox=w=iw:h=ih:color=black:t=fill"
    for name in PICTURES:
        base = Recipe(name)
        yield one(f"good-{name}", base)
        for place, (start, end) in {"start": (0, 2), "middle": (2, 4), "end": (4, 7)}.items():
            dark = replace(base, filters=f"{ink}:{between(start, end)}")
            yield one(f"black-{place}-{name}", dark, "black_picture")
        blink = replace(base, filters=f"{ink}:{between(2, 3)}")
        yield one(f"black-for-a-second-{name}", blink)
        for held, faults in ((5.2, ["frozen_picture"]), (2.4, [])):
            still = f"trim=end={8 - held},tpad=stop_mode=clone:stop_duration={held}"
            yield one(f"frozen-{held}-{name}", replace(base, seconds=8, filters=still), *faults)
        slow = replace(
            base,
            seconds=8,
            filters="tpad=start_mode=clone:start_duration=3.5,trim=end=8",
            sound_filters=f"volume=0:{between(0, 3.5)}",
        )
        yield one(f"slow-start-{name}", slow, "slow_start")
        yield one(f"blurred-{name}", replace(base, filters="gblur=12"), "blurred")
        lost = replace(base, filters=f"gblur=12:{between(2, 5)}")
        yield one(f"focus-lost-{name}", lost, "blurred_part")
        yield one(f"a-little-soft-{name}", replace(base, filters="gblur=0.6"))
        dim = replace(base, filters=f"lutyuv=y='16+(val-16)*0.18':u=128:v=128:{between(1, 5)}")
        yield one(f"dark-{name}", dim, "too_dark")
        dusk = replace(base, filters="lutyuv=y='16+(val-16)*0.6'")
        yield one(f"dusk-{name}", dusk)
        burnt = replace(base, filters=f"lutyuv=y='228+val*0.02':u=128:v=128:{between(1, 5)}")
        yield one(f"burnt-out-{name}", burnt, "too_bright", also=["frozen_picture"])
        lying = replace(base, size="360x204", filters="pad=360:640:0:218:black")
        yield one(f"lying-in-upright-{name}", lying, "bars")
        narrow = replace(base, size="270x640", filters="pad=360:640:46:0:black")
        yield one(f"bars-at-the-sides-{name}", narrow, "bars")
        starved = replace(base, options=("-b:v", "25k", "-maxrate", "25k", "-bufsize", "25k"))
        if name != "bars":
            yield one(f"starved-{name}", starved, "bit_rate_low", also=["blurred", "blurred_part"])
        yield one(f"jerky-{name}", replace(base, rate=12), "low_frame_rate")
    yield one("all-black", Recipe("color=black:size=360x640:rate=25"), "all_black")
    half = Recipe(filters="drawbox=w=iw/3:h=ih:color=black:t=fill")
    yield one("one-dark-side", half)
    yield one("sixty-a-second", Recipe(rate=60))
    yield one("a-hundred-a-second", Recipe(rate=100), "high_frame_rate")


def sounds() -> Iterator[Specimen]:
    for loss in (6, 9, 14, 22):
        quiet = Recipe(sound_filters=f"volume=-{loss}dB")
        yield one(f"quieter-by-{loss}", quiet, "too_quiet")
    for loss in (1, 2):
        yield one(f"quieter-by-{loss}", Recipe(sound_filters=f"volume=-{loss}dB"))
    for gain in (15, 18):
        squeezed = f"volume={gain}dB,alimiter=limit=0.98:level=disabled"
        yield one(
            f"louder-by-{gain}",
            Recipe(sound_filters=squeezed),
            "too_loud",
            also=["peaks_too_high"],
        )
    for loss in (55, 70):
        hush = Recipe(sound_filters=f"volume=-{loss}dB")
        yield one(f"hardly-any-{loss}", hush, "hardly_any_sound")
    for name in PICTURES:
        yield one(f"mute-{name}", Recipe(name, voice=None), "no_sound")
        for start in (0, 3, 6):
            gap = Recipe(
                name, seconds=10.5, sound_filters=f"volume=0:{between(start, start + 4.5)}"
            )
            yield one(f"silent-from-{start}-{name}", gap, "long_silence")
        pause = Recipe(name, seconds=8, sound_filters=f"volume=0:{between(2, 4.5)}")
        yield one(f"a-pause-{name}", pause)
        for start in (1, 4):
            loud = f"volume=18dB:{between(start, start + 0.8)},aformat=sample_fmts=s16"
            hot = Recipe(name, seconds=8, sound_filters=loud)
            yield one(f"clipped-at-{start}-{name}", hot, "clipped",
                      also=["peaks_too_high", "too_loud"])  # fmt: skip
    for side, pan in {
        "left": "stereo|c0=0*c0|c1=1.2*c1",
        "right": "stereo|c0=1.2*c0|c1=0*c1",
    }.items():
        for seconds in (6, 9):
            dead = Recipe(seconds=seconds, sound_filters=f"pan={pan}")
            yield one(f"{side}-dead-{seconds}", dead, f"{side}_side_silent")
    yield one("mono", Recipe(channels=1))
    for peak in (0.96, 0.99):
        click = f"if(between(t,3,3.001),{peak},val(0))"
        clap = Recipe(sound_filters=f"aeval='{click}|{click}'")
        yield one(f"a-clap-{peak}", clap, "peaks_too_high")
    swing = "volume='if(lt(mod(t,16),8),1.1,0.09)':eval=frame,alimiter=limit=0.8:level=disabled"
    wide = Recipe(seconds=64, rate=24, size="360x640", sound_filters=swing)
    yield one("loud-and-soft", wide, "wide_loudness_range", also=["too_quiet", "too_loud"])


def ends() -> Iterator[Specimen]:
    for name in PICTURES:
        cut = Recipe(name, seconds=8, sound_seconds=4)
        yield one(f"sound-stops-{name}", cut, "sound_ends_early")
        on = Recipe(name, seconds=5, sound_seconds=9)
        yield one(f"picture-stops-{name}", on, "picture_ends_early")
    for late in (0.6, 1.2):
        after = Recipe(sound_seconds=6, seconds=6, before_inputs=("-itsoffset", str(late)))
        yield one(f"sound-late-{late}", after, "sound_late", also=["picture_ends_early"])
    yield one(
        "sound-late-by-a-blink", Recipe(sound_seconds=5.9, before_inputs=("-itsoffset", "0.1"))
    )
    yield one("two-seconds", Recipe(seconds=2), "too_short")
    brief = Recipe(size="720x1280", seconds=8)
    yield one("eight-seconds-as-taught", brief, "shorter_than_advised", profile=TIKTOK)


def files() -> Iterator[Specimen]:
    for name in PICTURES:
        base = Recipe(name)
        at_random = "select='gt(random(3),0.35)+not(mod(n,25))'"
        uneven = replace(base, filters=at_random, options=("-fps_mode", "vfr"))
        yield one(f"uneven-{name}", uneven, "variable_frame_rate",
                  also=["low_frame_rate"])  # fmt: skip
        woven = replace(
            base,
            rate=50,
            filters="tinterlace=interleave_top,fieldorder=tff",
            options=("-flags", "+ildct+ilme", "-x264-params", "tff=1"),
        )
        yield one(f"interlaced-{name}", woven, "interlaced")
        yield one(
            f"444-{name}", replace(base, options=("-pix_fmt", "yuv444p")), "odd_pixel_format"
        )
        far = replace(base, seconds=12, options=("-g", "1000", "-sc_threshold", "0"))
        yield one(f"key-frames-far-{name}", far, "key_frames_far")
        placed = replace(base, options=("-metadata", "location=-07.9666+112.6326/"))
        yield one(f"placed-{name}", placed, "location_inside")
        tags = ("-movflags", "use_metadata_tags", "-metadata", "com.apple.quicktime.model=Phone 6")
        yield one(f"named-{name}", replace(base, options=tags, suffix=".mov"), "device_data")
        old = replace(base, options=("-c:v", "mpeg4", "-q:v", "4"))
        yield one(f"old-codec-{name}", old, "unsuited_codec")
        yield one(f"matroska-{name}", replace(base, suffix=".mkv"), "unsuited_container")
        # Arithmetic coding, as phones write it: a decoder of the older, plainer coding may take
        # torn bytes for pictures and say nothing.
        torn = replace(base, options=("-preset", "veryfast"), torn_at=(0.4, 0.5, 0.6))
        yield one(f"torn-{name}", torn, "damaged",
                  also=["frozen_picture", "sound_ends_early", "picture_ends_early", "clipped",
                        "peaks_too_high", "variable_frame_rate", "long_silence"])  # fmt: skip
    yield one("key-frames-near-enough", Recipe(seconds=8, options=("-g", "1000")))
    trimmed = Recipe(seconds=9, options=("-g", "1000"), copied=(("-ss", "2.4"), ()))
    yield one("cut-on-the-phone", trimmed, "hidden_part", also=["sound_late", "picture_late"])
    ten = ("-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-tag:v", "hvc1")
    for name, transfer in {"pq": "smpte2084", "hlg": "arib-std-b67"}.items():
        tagged = ("-color_trc", transfer, "-color_primaries", "bt2020", "-colorspace", "bt2020nc")
        marked = f"setparams=color_trc={transfer}:color_primaries=bt2020:colorspace=bt2020nc"
        # Drawn pictures are no HDR pictures: what they look like tone-mapped says nothing.
        yield one(f"hdr-{name}", Recipe(filters=marked, options=(*ten, *tagged)), "hdr",
                  also=["too_dark", "blurred", "blurred_part"])  # fmt: skip
    yield one("hevc-of-ten-bits", Recipe(options=ten))
    web = ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "900k")
    yield one("webm", Recipe(suffix=".webm", options=(*web, "-c:a", "libopus")))
    for degrees in ("90", "270"):
        lying = Recipe(size="640x360", copied=(("-display_rotation", degrees), ()))
        yield one(f"turned-by-{degrees}", lying, "turned")


def sizes() -> Iterator[Specimen]:
    for name in PICTURES:
        yield one(f"lying-{name}", Recipe(name, size="640x360"), "should_be_vertical")
        yield one(f"four-to-five-{name}", Recipe(name, size="512x640"), "not_full_screen")
        yield one(f"small-{name}", Recipe(name, size="270x480"), "too_few_pixels")
        soft = Recipe(name, size="540x960", seconds=16)
        yield one(f"540-as-taught-{name}", soft, "low_resolution", profile=TIKTOK)
        late = Recipe(name, size="1280x720", seconds=4, options=("-movflags", "-faststart"))
        yield one(f"index-at-the-end-{name}", late, "moov_last", profile=LYING)
        yield one(f"index-in-front-{name}", replace(late, options=()), profile=LYING)
