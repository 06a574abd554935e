from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("daftar/", views.register, name="register"),
    path("daftar/kode/", views.register_code, name="register_code"),
    path("masuk/", views.sign_in, name="sign_in"),
    path("masuk/kode/", views.sign_in_code, name="sign_in_code"),
    path("masuk/lupa-sandi/", views.forgotten, name="forgotten"),
    path("masuk/passkey/", views.sign_in_passkey, name="sign_in_passkey"),
    path("masuk/langkah-kedua/", views.second_step, name="second_step"),
    path("keluar/", views.sign_out, name="sign_out"),
    path("akun/", views.account, name="account"),
    path("akun/kontak/", views.contact, name="contact"),
    path("akun/kontak/kode/", views.contact_code, name="contact_code"),
    path("akun/kontak/lepas/", views.contact_drop, name="contact_drop"),
    path("akun/persetujuan/", views.account_consent, name="account_consent"),
    path(
        "akun/persetujuan/<slug:purpose>/tarik/", views.take_consent_back, name="take_consent_back"
    ),
    path("akun/bahasa/", views.account_language, name="account_language"),
    path("akun/wali/", views.account_guardian, name="account_guardian"),
    path("akun/keamanan/", views.security, name="security"),
    path("akun/keamanan/buktikan/", views.prove, name="prove"),
    path("akun/keamanan/buktikan/kode/", views.prove_code, name="prove_code"),
    path("akun/keamanan/sandi/", views.password, name="password"),
    path("akun/keamanan/passkey/", views.passkey_add, name="passkey_add"),
    path("akun/keamanan/passkey/<int:pk>/", views.passkey, name="passkey"),
    path("akun/keamanan/autentikator/", views.app_add, name="app_add"),
    path("akun/keamanan/autentikator/hapus/", views.app_remove, name="app_remove"),
    path("akun/keamanan/kode-cadangan/", views.recovery_codes, name="recovery_codes"),
    path(
        "akun/keamanan/kode-cadangan/unduh/", views.recovery_codes_file, name="recovery_codes_file"
    ),
    path("akun/keamanan/keluar-lain/", views.end_others, name="end_others"),
    path("akun/data/", views.own_data, name="own_data"),
    path("akun/data/salin/", views.ask_copy, name="ask_copy"),
    path("akun/data/hapus/", views.ask_erasure, name="ask_erasure"),
    path("akun/data/simpan/", views.keep_data, name="keep_data"),
    path("akun/data/<uuid:public_id>/unduh/", views.download_copy, name="download_copy"),
    path("akun/nik/", views.own_nik, name="own_nik"),
    path("akun/nik/lihat/", views.show_own_nik, name="show_own_nik"),
    path("akun/nik/hapus/", views.remove_own_nik, name="remove_own_nik"),
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
    path("program/wali/", views.guardians, name="guardians"),
    path("program/penyimpanan/", views.retention, name="retention"),
    path("program/penyimpanan/<slug:code>/", views.change_term, name="change_term"),
    path("program/jejak/", views.trail, name="trail"),
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
