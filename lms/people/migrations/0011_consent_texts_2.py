from django.db import migrations

from lms.people.consent_texts import load_consent_texts


def load(apps, schema_editor):
    load_consent_texts(text_model=apps.get_model("people", "ConsentText"))


class Migration(migrations.Migration):

    dependencies = [("people", "0010_guardian_withdrawal")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
