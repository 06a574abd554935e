from django.db import migrations


def ask(apps, schema_editor):
    """YouTube Help 1722171: MP4 with its index in front. What staff set stays."""
    profiles = apps.get_model("media_tools", "PlatformProfile").objects
    for profile in profiles.filter(slug="youtube"):
        profile.limits.setdefault("index_first", True)
        profile.save(update_fields=["limits"])


class Migration(migrations.Migration):
    dependencies = [("media_tools", "0003_wider_bench")]
    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]
