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
    path(
        "akun/persetujuan/<slug:purpose>/tarik/", views.take_consent_back, name="take_consent_back"
    ),
    path("akun/bahasa/", views.account_language, name="account_language"),
    path("akun/wali/", views.account_guardian, name="account_guardian"),
    path("akun/data/", views.own_data, name="own_data"),
    path("akun/data/salin/", views.ask_copy, name="ask_copy"),
    path("akun/data/hapus/", views.ask_erasure, name="ask_erasure"),
    path("akun/data/simpan/", views.keep_data, name="keep_data"),
    path("akun/data/<uuid:public_id>/unduh/", views.download_copy, name="download_copy"),
    path("akun/nik/", views.own_nik, name="own_nik"),
    path("akun/nik/lihat/", views.show_own_nik, name="show_own_nik"),
    path("akun/nik/hapus/", views.remove_own_nik, name="remove_own_nik"),
    path("program/permintaan/", views.data_requests, name="data_requests"),
    path("program/permintaan/<uuid:public_id>/hapus/", views.carry_out, name="carry_out"),
    path("program/wali/", views.guardians, name="guardians"),
    path("wali/<str:token>/", views.guardian, name="guardian"),
    path(
        "wali/<str:token>/tarik/<slug:purpose>/",
        views.guardian_take_back,
        name="guardian_take_back",
    ),
    path("wali/<str:token>/salin/", views.guardian_copy, name="guardian_copy"),
    path(
        "wali/<str:token>/salin/<uuid:public_id>/",
        views.guardian_download,
        name="guardian_download",
    ),
    path("wali/<str:token>/hapus/", views.guardian_erasure, name="guardian_erasure"),
    path("wali/<str:token>/simpan/", views.guardian_keep, name="guardian_keep"),
]
