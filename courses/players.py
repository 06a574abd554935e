"""What the player component needs to show a course video, from what `gather` fetched."""

from media_tools.queries import player_sources
from media_tools.shown import watching_of


def player_of(course_video):
    """The component's values; None while nothing is watchable, and where a draft names none."""
    if course_video is None:
        return None
    video = course_video.video
    watching = watching_of(player_sources(video), video.measurements or {})
    if not watching["sources"]:
        return None
    return {
        "id": f"course-video-{course_video.pk}",
        "title": course_video.title,
        "captions": [track_of(track) for track in course_video.caption_tracks],
        **watching,
    }


def track_of(course_video):
    language = course_video.locale
    return {
        "src": course_video.captions.url,
        "lang": language.language_code,
        "label": language.language_name_local,
    }
