"""Drawn pictures over the video and before it, as inputs and filters of the one run.

ffmpeg only ever learns the names that we gave the pictures; what somebody wrote is in their
pixels alone.
"""

from media_tools.repairs.plan import Laid, Plan

COME_S, GO_S = 0.35, 0.3
CARD_GO_S = 0.4
# What a picture slides on its way in, in its own widths.
SLIDE = 0.12
# From a screen's colours to a video's, with what is clear kept clear.
AS_VIDEO = "scale=out_color_matrix=bt709:out_range=tv,format=yuva420p"


def inputs(plan: Plan) -> list[str]:
    """Input options for the drawn pictures, in the order in which `over` counts them."""
    names = [laid.name for laid in plan.laid] + ([plan.card.name] if plan.card else [])
    only_png = ("-f", "png_pipe", "-codec_whitelist", "png", "-protocol_whitelist", "file,pipe")
    return [part for name in names for part in (*only_png, "-i", f"file:{name}")]


def over(plan: Plan, label: str) -> tuple[list[str], str]:
    """Filter graphs that lay everything over the picture `label`; and the last one's label."""
    graph = []
    for number, laid in enumerate(plan.laid, start=1):
        graph += laid_over(plan, laid, number, label)
        label = f"over{number}"
    if plan.card:
        number = len(plan.laid) + 1
        gone = plan.card_s - CARD_GO_S
        # The first picture is held beneath the card, which fades away to it.
        graph += [
            f"[{label}]tpad=start={plan.card.frames}:start_mode=clone[held]",
            f"[{number}]{AS_VIDEO},{lasting(plan, plan.card_s)},"
            f"fade=out:st={gone:.3f}:d={CARD_GO_S}:alpha=1[card]",
            "[held][card]overlay=0:0:eof_action=pass[begun]",
        ]
        label = "begun"
    return graph, label


def laid_over(plan: Plan, laid: Laid, number: int, label: str) -> list[str]:
    drawn, made = f"[{number}]{AS_VIDEO}", f"[over{number}]"
    if laid.start_s is None:
        return [f"{drawn}[drawn{number}]", place(label, number, laid.left, laid.top) + made]
    # Before what was cut off the start there is nothing to be seen.
    start = max(0.0, laid.start_s - plan.start_s)
    lasts = min(laid.end_s - plan.start_s, plan.duration_s) - start
    if lasts <= 0:
        return [f"{drawn},nullsink", f"[{label}]null{made}"]
    way = f"{SLIDE}*overlay_w*pow(1-min(1,max(0,t-{start:.3f})/{COME_S}),3)"
    return [
        f"{drawn},{lasting(plan, lasts)},fade=in:st=0:d={COME_S}:alpha=1,"
        f"fade=out:st={max(0.0, lasts - GO_S):.3f}:d={GO_S}:alpha=1,"
        f"setpts=PTS+{start:.3f}/TB[drawn{number}]",
        place(label, number, f"'{laid.left}-{way}'", laid.top, ":eof_action=pass") + made,
    ]


def place(label: str, number: int, left, top, more: str = "") -> str:
    return f"[{label}][drawn{number}]overlay=x={left}:y={top}{more}"


def lasting(plan: Plan, seconds: float) -> str:
    """One picture as a stream of so many seconds, read and converted only once."""
    rate = plan.rate or 25
    return f"loop=loop=-1:size=1,setpts=N/({rate}*TB),trim=duration={seconds:.3f}"
