"""The platform profiles to start from; staff edit the rows afterwards."""

from django.db import migrations

from media_tools.profiles import starting_profiles


def store(apps, schema_editor):
    rows = apps.get_model("media_tools", "PlatformProfile").objects
    for slug, profile in starting_profiles().items():
        told = profile.to_mapping()
        rows.get_or_create(
            slug=slug,
            defaults={name: told[name] for name in ("name", "source", "dated", "limits")},
        )


class Migration(migrations.Migration):
    dependencies = [("media_tools", "0001_initial")]
    operations = [migrations.RunPython(store, migrations.RunPython.noop)]
