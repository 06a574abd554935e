"""Addresses and names in social media are found however they are written, and little else is."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from lms.people.models import User
from lms.people.social_media import link_refusal, may_link_social_media, social_media_in

NAMED = """
https://www.youtube.com/@budi
youtu.be/abc
m.youtube.com/watch?v=1
vm.tiktok.com/ZS123
TikTok . com/@budi
youtube dot com
tiktok titik com
instagram[.]com/budi
fb(.)com/budi
ｙｏｕｔｕｂｅ.com
you​tube.com
t i k t o k . c o m
cek t.me/budi
x.com/budi
twitter.com/budi
linktr.ee/budi
wa.me/62812
chat.whatsapp.com/xyz
whatsapp.com/channel/00
discord.gg/abc
facebook.com/budi
www.fb.watch/x
threads.net/@budi
snapchat.com/add/budi
IG @budi
IG (at) budi
IG: budi_keren
ig saya: @budi
igku @budi
Tiktok: budi.keren
my insta is @budi
Follow @budi ya
@budi di TikTok
@budi on ig
find me on YouTube @budikeren
subscribe YouTube: @pasarmalang
X: @budi
@budi_keren
TikTok/@budi
tiktok_@budi.mp4
ssstik.io_@budi_1234.mp4
""".strip().splitlines()

NOT_NAMED = """
Kisah pasar pagi di Klojen
Saya suka YouTube. Komedi adalah kesukaan saya
Saya belajar TikTok dan Instagram
Tugas TikTok: membuat video
Cara upload ke YouTube lewat HP: tekan tombol +
Budi
Ignatius Wahyu
A. B. Cahyono, S.Pd. M.Kom
Kontak budi@contoh.id atau wali.budi@gmail.com
5 x @1000 rupiah
Kumpul @ balai kota
max.com
deadline. Me too
line up. me first
Follow the river. Then stop.
kampung.mp4
VID_20260101_101010.mp4
Penjual di Pasar Klojen, Ibu Sri
KIM Ngalam
Kanal air: 2 meter
wa 0812 3456 7890
""".strip().splitlines()


def born(years, *, days=0):
    today = timezone.localdate()
    return today.replace(year=today.year - years, day=min(today.day, 28)) + timedelta(days=days)


@pytest.mark.parametrize("text", NAMED)
def test_it_is_found(text):
    assert social_media_in(text)


@pytest.mark.parametrize("text", NOT_NAMED)
def test_usual_words_are_left_in_peace(text):
    assert social_media_in(text) is None


@pytest.mark.parametrize(
    "text", ["@" * 4000, "ig " * 4000, "a.b." * 4000, "a " * 4000, " " * 9000, "(dot" * 4000]
)
def test_a_text_that_is_made_to_keep_the_machine_busy_does_not(text):
    began = time.process_time()
    social_media_in(text)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("birth_date", "may"),
    [(born(15), False), (born(16, days=1), False), (born(16), True), (None, True)],
)
def test_from_the_16th_birthday_on_nothing_is_refused(birth_date, may):
    person = User(birth_date=birth_date)
    assert may_link_social_media(person) is may
    assert (link_refusal(person, "IG @budi") is None) is may


def test_the_message_says_why_and_what_to_leave_out():
    said = link_refusal(User(birth_date=born(15)), "Ikuti IG @budi ya")
    assert "belum berumur 16" in said
    assert "ig @budi" in said
