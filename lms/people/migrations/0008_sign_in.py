from django.db import migrations, models

# What django-axes kept of wrong passwords, with logins and addresses; it is not used any more.
LEFT_OVER = ("axes_accessattemptexpiration", "axes_accessattempt", "axes_accesslog", "axes_accessfailurelog")


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0007_data_requests'),
    ]

    operations = [
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('cache_key', models.CharField(max_length=255, primary_key=True, serialize=False)),
                ('value', models.TextField()),
                ('expires', models.DateTimeField(db_index=True)),
            ],
            options={
                'verbose_name': 'tally',
                'verbose_name_plural': 'tallies',
            },
        ),
        migrations.AddField(
            model_name='user',
            name='proven_phone',
            field=models.CharField(blank=True, editable=False, max_length=16),
        ),
        migrations.AddField(
            model_name='user',
            name='session_stamp',
            field=models.CharField(blank=True, editable=False, max_length=32),
        ),
        *(migrations.RunSQL(f"DROP TABLE IF EXISTS {table}", migrations.RunSQL.noop) for table in LEFT_OVER),
    ]
