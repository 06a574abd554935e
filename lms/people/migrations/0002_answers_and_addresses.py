import django.db.models.functions.text
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def copy_hashes(apps, schema_editor):
    texts = apps.get_model("people", "ConsentText").objects.filter(pk=OuterRef("text_id"))
    records = apps.get_model("people", "ConsentRecord").objects
    records.update(text_sha256=Subquery(texts.values("sha256")[:1]))


class Migration(migrations.Migration):

    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="guardianconsent",
            name="sent_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterModelOptions(
            name="guardianconsent",
            options={
                "ordering": ["-pk"],
                "verbose_name": "guardian consent",
                "verbose_name_plural": "guardian consents",
            },
        ),
        migrations.AlterModelOptions(name="consentrecord", options={"ordering": ["-pk"]}),
        migrations.AddField(
            model_name="consentrecord",
            name="text_sha256",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(copy_hashes, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="consentrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("text_sha256", ""), _negated=True),
                name="a_consent_carries_the_hash_of_its_text",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("email__isnull", True),
                    ("email", django.db.models.functions.text.Lower("email")),
                    _connector="OR",
                ),
                name="an_email_is_kept_in_lower_case",
                violation_error_message="Write the e-mail address in lower case.",
            ),
        ),
    ]
