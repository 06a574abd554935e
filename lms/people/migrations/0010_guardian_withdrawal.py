import django.db.models.deletion
from django.db import migrations, models


def keep_answers(apps, schema_editor):
    """What guardians said so far, once and for all purposes, becomes an answer to each purpose
    that the child had agreed to by then: these were the words that their page showed."""
    asked_of = apps.get_model("people", "GuardianConsent").objects
    record = apps.get_model("people", "ConsentRecord").objects
    answer = apps.get_model("people", "GuardianAnswer").objects
    text_of = apps.get_model("people", "ConsentText").objects
    for asked in asked_of.filter(answered_at__isnull=False).exclude(given=None):
        said = record.filter(person=asked.child_id, at__lte=asked.answered_at)
        agreed = {}
        for each in said.order_by("pk").select_related("text"):
            agreed[each.text.purpose] = each.text if each.given else None
        texts = [text for text in agreed.values() if text is not None]
        if not any(text.purpose == "training" for text in texts):
            # Whether they may upload is what was asked in any case.
            texts += text_of.filter(purpose="training", version=1, language="id")
        for text in texts:
            row = answer.create(
                asked=asked, text=text, text_sha256=text.sha256, given=asked.given
            )
            answer.filter(pk=row.pk).update(at=asked.answered_at)


class Migration(migrations.Migration):

    dependencies = [("people", "0009_identity_numbers")]

    operations = [
        migrations.CreateModel(
            name="GuardianAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text_sha256", models.CharField(max_length=64)),
                ("given", models.BooleanField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="people.guardianconsent",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="people.consenttext"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text_sha256", ""), _negated=True),
                        name="a_guardians_answer_carries_the_hash_of_its_text",
                    )
                ],
            },
        ),
        migrations.RunPython(keep_answers, migrations.RunPython.noop),
        migrations.RemoveField(model_name="guardianconsent", name="given"),
        migrations.AddField(
            model_name="datarequest",
            name="guardian",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="data_requests",
                to="people.guardianconsent",
            ),
        ),
        migrations.AddIndex(
            model_name="guardianconsent",
            index=models.Index(
                fields=["guardian_contact"], name="people_guar_guardia_78e18c_idx"
            ),
        ),
    ]
