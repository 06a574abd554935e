from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("daftar/", views.register, name="register"),
    path("masuk/", views.sign_in, name="sign_in"),
    path("keluar/", views.sign_out, name="sign_out"),
    path("akun/", views.account, name="account"),
    path("akun/sandi/", views.account_password, name="account_password"),
    path("akun/persetujuan/", views.account_consent, name="account_consent"),
    path("akun/bahasa/", views.account_language, name="account_language"),
    path("akun/wali/", views.account_guardian, name="account_guardian"),
    path("akun/data/", views.own_data, name="own_data"),
    path("akun/data/salin/", views.ask_copy, name="ask_copy"),
    path("akun/data/hapus/", views.ask_erasure, name="ask_erasure"),
    path("akun/data/simpan/", views.keep_data, name="keep_data"),
    path("akun/data/<uuid:public_id>/unduh/", views.download_copy, name="download_copy"),
    path("akun/data/isi/<slug:part>/", views.own_part, name="own_part"),
    path("akun/data/perbaikan/<slug:field>/", views.ask_correction, name="ask_correction"),
    path("akun/data/jeda/", views.ask_pause, name="ask_pause"),
    path("akun/data/permintaan/<uuid:public_id>/", views.own_request, name="own_request"),
    path(
        "akun/data/permintaan/<uuid:public_id>/batal/",
        views.take_back_request,
        name="take_back_request",
    ),
    path("program/permintaan/", views.data_requests, name="data_requests"),
    path("program/permintaan/baru/", views.counter, name="counter"),
    path(
        "program/permintaan/baru/<uuid:public_id>/", views.counter_request, name="counter_request"
    ),
    path("program/permintaan/<uuid:public_id>/", views.data_request, name="data_request"),
    path("program/permintaan/<uuid:public_id>/hapus/", views.carry_out, name="carry_out"),
    path("program/penyimpanan/", views.retention, name="retention"),
    path("program/penyimpanan/<slug:code>/", views.change_term, name="change_term"),
    path("program/jejak/", views.trail, name="trail"),
    path("privasi/", views.privacy, name="privacy"),
    path("wali/<str:token>/", views.guardian, name="guardian"),
]
