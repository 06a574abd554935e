from django.db import migrations

from lms.people.regions import load_regions


def load(apps, schema_editor):
    load_regions(region_model=apps.get_model("people", "Region"))


class Migration(migrations.Migration):

    dependencies = [("people", "0002_answers_and_addresses")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
