"""What pages post to: to be included where addresses carry the reader's language."""

from django.urls import path

from media_tools import bench_views, caption_views, cover_views, queue_views, views

app_name = "media_pages"
urlpatterns = [
    path("bengkel/antrean/", queue_views.queue_page, name="queue"),
    path("bengkel/antrean/<uuid:job_id>/hentikan/", queue_views.stop, name="stop_job"),
    path("bengkel/antrean/<uuid:job_id>/ulangi/", queue_views.begin_again, name="begin_again"),
    path("video/<uuid:video_id>/hentikan/", queue_views.stop_own, name="stop_own"),
    path("bengkel/<uuid:video_id>/", bench_views.bench, name="bench"),
    path("bengkel/<uuid:video_id>/kemajuan/", bench_views.progress, name="bench_progress"),
    path("bengkel/<uuid:video_id>/perbaiki/", bench_views.repair, name="repair"),
    path("bengkel/<uuid:video_id>/pakai/", bench_views.keep, name="keep_version"),
    path("bengkel/<uuid:video_id>/buang/", bench_views.discard, name="discard_version"),
    path("bengkel/<uuid:video_id>/teks/<slug:language>/", caption_views.captions, name="captions"),
    path(
        "bengkel/<uuid:video_id>/teks/<slug:language>/berkas/",
        caption_views.take_file,
        name="captions_file",
    ),
    path(
        "bengkel/<uuid:video_id>/teks/<slug:language>/dengarkan/",
        caption_views.listen,
        name="captions_listen",
    ),
    path(
        "bengkel/<uuid:video_id>/teks/<slug:language>/kemajuan/",
        caption_views.progress,
        name="captions_progress",
    ),
    path("bengkel/<uuid:video_id>/sampul/", cover_views.cover, name="cover"),
    path(
        "bengkel/<uuid:video_id>/sampul/<slug:shape>.jpg",
        cover_views.cover_file,
        name="cover_file",
    ),
    path("video/<uuid:video_id>/coba-lagi/", views.retry, name="retry"),
]
