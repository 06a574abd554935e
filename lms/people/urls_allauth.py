"""The names under which django-allauth looks for the pages that it leads to: ours. None of its own
views is mounted."""

from django.urls import path

from . import views

urlpatterns = [
    path("daftar/", views.register, name="account_signup"),
    path("masuk/", views.sign_in, name="account_login"),
    path("masuk/kode/", views.sign_in_code, name="account_confirm_login_code"),
    path("masuk/langkah-kedua/", views.second_step, name="mfa_authenticate"),
]
