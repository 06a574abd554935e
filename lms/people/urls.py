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
    path("wali/<str:token>/", views.guardian, name="guardian"),
]
