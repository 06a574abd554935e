"""Keep a work's fingerprint, and write down which earlier works of others it resembles."""

from django.db import transaction

from media_tools.likeness import matching
from media_tools.likeness.hashing import VERSION, Print
from media_tools.likeness.index import index
from media_tools.models import Fingerprint, Likeness, Video


def remember(*, video_id, seen: Print) -> Fingerprint:
    """Keep the fingerprint; asking again replaces it. It goes with its video."""
    return Fingerprint.objects.update_or_create(
        video_id=video_id,
        defaults={
            "version": VERSION,
            "pictures": seen.pictures_as_bytes(),
            "sounds": seen.sound_as_bytes(),
        },
    )[0]


def look_for_likeness(*, video_id) -> list[Likeness]:
    """Compare the video with earlier works of other people, and replace what was found before."""
    video = Video.objects.select_related("fingerprint").get(pk=video_id)
    seen = print_of_row(video.fingerprint)
    index.read_new()
    found = []
    for other in others_of(video, index.candidates(seen.folded)):
        looks = matching.pictures(seen, print_of_row(other))
        if looks is None:
            continue
        sounds = matching.sounds(seen, print_of_row(other))
        found.append(
            Likeness(
                video=video,
                other_id=other.video_id,
                picture_share=looks.share,
                sound_share=sounds.share if sounds else None,
                mirrored=looks.mirrored,
                stretches=[
                    {
                        "start": looks.start,
                        "end": looks.end,
                        "other_start": looks.other_start,
                        "other_end": looks.other_end,
                    }
                ],
            )
        )
    with transaction.atomic():
        Likeness.objects.filter(video=video).delete()
        return Likeness.objects.bulk_create(found)


def others_of(video: Video, numbers):
    """The fingerprints of these keys that are earlier works of other people."""
    return (
        Fingerprint.objects.filter(pk__in=numbers, video__created_at__lt=video.created_at)
        .exclude(video__owner=video.owner_id)
        .exclude(video__in=Video.objects.exclude(pk__in=Video.objects.present()))
        .order_by("pk")
    )


def print_of_row(row: Fingerprint) -> Print:
    return Print.from_bytes(row.pictures, row.sounds)
