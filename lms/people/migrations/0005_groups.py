from django.db import migrations

from lms.people.roles import make_groups


def make(apps, schema_editor):
    make_groups(group_model=apps.get_model("auth", "Group"))


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0004_consent_texts"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
