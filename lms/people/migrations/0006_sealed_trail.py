from django.db import migrations, models

from lms.people.sealing import mac_of


def sign_what_is_there(apps, schema_editor):
    """Rows from before the sealing are signed as they stand today."""
    entries = apps.get_model('people', 'TrailEntry').objects
    for entry in entries.all().iterator():
        entry.actor_number = entry.actor_id
        entry.mac = mac_of(entry)
        entry.save(update_fields=['actor_number', 'mac'])


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_groups'),
    ]

    operations = [
        migrations.CreateModel(
            name='TrailSeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('number', models.PositiveBigIntegerField(unique=True)),
                ('chain', models.CharField(max_length=64)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddField(
            model_name='trailentry',
            name='actor_number',
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='trailentry',
            name='chain',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='trailentry',
            name='mac',
            field=models.CharField(default='', max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='trailentry',
            name='number',
            field=models.PositiveBigIntegerField(blank=True, null=True, unique=True),
        ),
        migrations.AlterField(
            model_name='trailentry',
            name='at',
            field=models.DateTimeField(db_index=True),
        ),
        migrations.RunPython(sign_what_is_there, migrations.RunPython.noop),
    ]
