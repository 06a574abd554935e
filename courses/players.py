"""What the player component needs to show a course video, from what `gather` fetched."""

from django.urls import reverse

from media_tools.enums import WATCHABLE, RenditionKind


def player_of(course_video):
    """Sources (lightest first), poster, storyboard, captions; None while nothing is watchable."""
    video = course_video.video
    files = {rendition.kind: rendition for rendition in video.renditions.all()}
    watchable = [files[kind] for kind in WATCHABLE if kind in files]
    if not watchable:
        return None
    first = watchable[0]
    return {
        "id": f"course-video-{course_video.pk}",
        "title": course_video.title,
        "sources": [source_of(rendition) for rendition in watchable],
        "poster": address(files.get(RenditionKind.POSTER)),
        "storyboard": address(files.get(RenditionKind.SPRITE_VTT)),
        "captions": [track_of(track) for track in course_video.caption_tracks],
        "shape": "portrait" if (first.height or 0) > (first.width or 0) else "landscape",
        "width": first.width,
        "height": first.height,
        "duration": (video.measurements or {}).get("duration_s"),
    }


def source_of(rendition):
    return {
        "src": address(rendition),
        "type": rendition.content_type,
        "label": f"{min(rendition.width or 0, rendition.height or 0)}p",
        "size": rendition.bytes,
    }


def track_of(course_video):
    language = course_video.locale
    return {
        "src": course_video.captions.url,
        "lang": language.language_code,
        "label": language.language_name_local,
    }


def address(rendition):
    if rendition is None:
        return ""
    return reverse("media:file", args=[rendition.video_id, rendition.kind])
