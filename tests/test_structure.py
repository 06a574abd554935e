"""The house: foreign keys run downhill like imports, and every room keeps to its floor."""

from django.apps import apps
from django.conf import settings

# From the lowest floor up. The user model is reached by its setting from every floor: it is
# swappable, so the bench stays liftable into another project (docs/adr/0002).
FLOORS = [
    "media_tools",
    "courses",
    "notices",
    "people",
    "enrolment",
    "learning",
    "assessment",
    "outcomes",
    "integration",
]


def test_foreign_keys_run_downhill():
    floor = {label: height for height, label in enumerate(FLOORS)}
    uphill = {
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for label in FLOORS
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is not None
        if field.related_model._meta.label != settings.AUTH_USER_MODEL
        if floor.get(field.related_model._meta.app_label, -1) > floor[label]
    }
    assert uphill == set()


def test_every_room_of_ours_stands_on_a_floor():
    ours = {
        config.label
        for config in apps.get_app_configs()
        if config.name.split(".")[0] in {"lms", "courses", "media_tools"}
    }
    assert ours == set(FLOORS)
