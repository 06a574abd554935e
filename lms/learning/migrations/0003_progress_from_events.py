from uuid import uuid4

from django.db import migrations, models


def say_what_was_read(apps, schema_editor):
    """Lessons that were completed before events were kept: one event each, so that progress can
    be counted again from events alone."""
    progress = apps.get_model("learning", "LessonProgress")
    event = apps.get_model("learning", "LearningEvent")
    known = set(event.objects.filter(kind="read").values_list("resident", "lesson"))
    rows = progress.objects.filter(completed_at__isnull=False).order_by("pk")
    events = (
        event(
            key=uuid4(),
            resident_id=resident,
            lesson_id=lesson,
            kind="read",
            happened_at=completed_at,
            arrived_at=completed_at,
        )
        for resident, lesson, completed_at in rows.values_list(
            "resident", "lesson", "completed_at"
        ).iterator()
        if (resident, lesson) not in known
    )
    event.objects.bulk_create(events, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0002_events_and_quizzes'),
    ]

    operations = [
        migrations.AddField(
            model_name='lessonprogress',
            name='stopped',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.RunPython(say_what_was_read, migrations.RunPython.noop),
    ]
