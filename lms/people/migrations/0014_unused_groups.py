from django.db import migrations

from lms.people.default_groups import remove_unused


def remove(apps, schema_editor):
    remove_unused(apps)


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0013_guardian_links"),
        # Those that fill the groups come first, so that none makes them again.
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(remove, migrations.RunPython.noop)]
