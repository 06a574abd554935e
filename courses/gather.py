"""Fetch at once what the blocks of a body will show, so that pictures do not cost a query each."""

from django.db.models import prefetch_related_objects

from courses.blocks.media import CourseVideoBlock, PictureBlock


def values_of(body, kind):
    return [child.value for child in body if isinstance(child.block, kind)]


def gather_media(body):
    """Prefetch picture renditions, and the films and caption tracks of course videos.

    Says whether there is a video, since only then a page needs the player's script.
    """
    pictures = [value["picture"] for value in values_of(body, PictureBlock) if value["picture"]]
    if pictures:
        prefetch_related_objects(pictures, "renditions")

    course_videos = [
        value["video"] for value in values_of(body, CourseVideoBlock) if value["video"]
    ]
    gather_films(course_videos)
    return {"has_video": bool(course_videos)}


def gather_films(course_videos):
    """Fetch what players of these course videos show."""
    if course_videos:
        prefetch_related_objects(course_videos, "video__renditions", "locale")
        attach_caption_tracks(course_videos)


def attach_caption_tracks(course_videos):
    """Give each video `caption_tracks`: every language it is captioned in, its own first."""
    model = type(course_videos[0])
    captioned = (
        model.objects.filter(
            translation_key__in={video.translation_key for video in course_videos}
        )
        .exclude(captions="")
        .select_related("locale")
    )
    tracks = {}
    for each in captioned:
        tracks.setdefault(each.translation_key, []).append(each)
    for video in course_videos:
        video.caption_tracks = sorted(
            tracks.get(video.translation_key, []),
            key=lambda each: (each.locale_id != video.locale_id, each.locale.language_code),
        )
