import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def number_verdicts(apps, schema_editor):
    """What was judged before profiles had versions was judged by the first."""
    videos = apps.get_model("media_tools", "Video").objects
    videos.filter(profile__isnull=False).exclude(verdict="").update(profile_version=1)


class Migration(migrations.Migration):

    dependencies = [
        ('media_tools', '0005_a_ladder_of_qualities'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ProfileVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=80)),
                ('source', models.TextField()),
                ('dated', models.DateField()),
                ('limits', models.JSONField()),
                ('changed_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'version of a platform profile',
                'verbose_name_plural': 'versions of platform profiles',
                'ordering': ['profile', '-version'],
            },
        ),
        migrations.AddField(
            model_name='platformprofile',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='video',
            name='profile_version',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name='video',
            index=models.Index(fields=['profile', 'profile_version'], name='video_judged_by'),
        ),
        migrations.AddField(
            model_name='profileversion',
            name='changed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='profileversion',
            name='profile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='media_tools.platformprofile'),
        ),
        migrations.AddConstraint(
            model_name='profileversion',
            constraint=models.UniqueConstraint(fields=('profile', 'version'), name='profile_versions_count_up'),
        ),
        migrations.RunPython(number_verdicts, migrations.RunPython.noop),
    ]
