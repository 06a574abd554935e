"""Under 16 no account in social media is asked for or named (PP 17/2025), so that no stranger
finds a child there by what stands on our pages."""

import re
import unicodedata
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _

from media_tools.words import refuse_words

from .models.user import SOCIAL_MEDIA_AGE

# Long names are found also with spaces around their dots; short ones stand in usual text as well.
LONG_HOSTS = (
    r"(?:you\s?tube|tik\s?tok|instagram|face\s?book|twitter|whats\s?app|snapchat|discord"
    r"|telegram|pinterest|twitch|tumblr|reddit|snackvideo|threads|linktr|heylink)"
    r"\s{0,3}\.\s{0,3}(?:com|net|gg|tv|org|app|co\.id|ee|me)"
)
SHORT_HOSTS = (
    r"(?:youtu\.be|instagr\.am|ig\.me|fb\.(?:com|me|watch|gg)|m\.me|x\.com|t\.co|wa\.me|t\.me"
    r"|telegram\.dog|dsc\.gg|pin\.it|line\.me|lin\.ee|lynk\.id|bio\.link|beacons\.ai|bigo\.tv"
    r"|likee\.video|sck\.io|bsky\.app|kwai\.com)"
)
HOST = re.compile(rf"(?:https?://)?(?<![\w-])(?:{LONG_HOSTS}|{SHORT_HOSTS})(?![\w-])(?:/\S*)?")
# A dot in words or brackets: "youtube dot com", "tiktok [titik] com", "fb(.)com".
SPELT_DOT = re.compile(
    r"\s{0,3}[\[({<]\s{0,3}(?:\.|dot|titik)\s{0,3}[\])}>]\s{0,3}|\s{1,3}(?:dot|titik)\s{1,3}"
)
SPELT_AT = re.compile(r"[\[({<]\s{0,3}(?:at|et|@)\s{0,3}[\])}>]\s{0,3}")
# "t i k t o k"
SPACED_OUT = re.compile(r"(?<!\w)(?:\w[ _-]){2,}\w(?!\w)")
# Edges of a word; an underscore is none, as file names are written.
BEGIN, END = r"(?<![^\W_])", r"(?![^\W_])"

PLATFORM = (
    r"(?:ig|insta|instagram|tik\s?tok|tt|yt|you\s?tube|fb|face\s?book|twitter|twt|threads|snap"
    r"|snapchat|telegram|tele|tg|discord|dc|whats\s?app|wa|sosmed|medsos|akun|account|kanal"
    r"|channel|follow|follback|subscribe|ikuti|mampir)(?:-?(?:ku|mu|nya|q|an))?"
)
# Letters in it, so that "5 x @1000" is a price; nothing before it, so that nama@contoh.id is none.
HANDLE = rf"{BEGIN}(?<![.+-])@\s?(?=[\w.]*[a-z])[a-z0-9_][\w.]{{1,29}}"
# Without @ only what no word looks like: budi_keren, budi123, budi.keren.
LIKE_A_HANDLE = r"(?=\w*(?:[\d_]|\.\w))(?=[\w.]*[a-z])[a-z0-9_][\w.]{2,29}"
NAMED = (
    # "IG saya: @budi", "find me on TikTok @budi"
    re.compile(rf"{BEGIN}{PLATFORM}{END}[^@\n]{{0,25}}{HANDLE}"),
    # "@budi di TikTok"
    re.compile(
        rf"{HANDLE}[^@\n\w]{{1,4}}(?:(?:di|on|in|at|ada|my|akun)\s{{1,3}}){{0,3}}{PLATFORM}{END}"
    ),
    # "IG: budi_keren"
    re.compile(
        rf"{BEGIN}{PLATFORM}(?:\s{{1,3}}(?:saya|aku|gue|my))?\s{{0,3}}[:=]\s{{0,3}}{LIKE_A_HANDLE}"
    ),
    # "X: @budi"
    re.compile(rf"{BEGIN}x\s{{0,3}}:\s{{0,3}}{HANDLE}"),
    # "@budi_keren" alone
    re.compile(rf"{BEGIN}(?<![.+-])@{LIKE_A_HANDLE}"),
)


def may_link_social_media(person) -> bool:
    """Whether a link to an account of `person` may be asked for and taken. Who gave no date of
    birth is on the staff."""
    age = person.age_on(timezone.localdate())
    return age is None or age >= SOCIAL_MEDIA_AGE


def social_media_in(text: str) -> str | None:
    """The first address or account in social media that `text` names, in small letters; None
    where there is none. The name of a platform alone is no account."""
    plain = unicodedata.normalize("NFKC", text).lower()
    # Signs that are not seen: zero-width spaces and their like.
    plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    plain = SPELT_AT.sub("@", SPELT_DOT.sub(".", plain))
    joined = SPACED_OUT.sub(lambda run: re.sub(r"[ _-]", "", run[0]), plain.replace(" . ", "."))
    for read in (plain, joined):
        for pattern in (HOST, *NAMED):
            if found := pattern.search(read):
                return found[0].strip()
    return None


def link_refusal(person, text: str) -> str | None:
    """Why `person` may not write this where others read it, in the active language, or None."""
    if may_link_social_media(person):
        return None
    found = social_media_in(text)
    if found is None:
        return None
    return _(
        "You are under 16: addresses and names in social media do not belong here, so that "
        "no stranger looks for you there. Please leave “%(found)s” out."
    ) % {"found": found[:60]}


def refuse_links(form, *, writer) -> None:
    """Add an error to every field of a cleaned form with which somebody under 16 would lead
    others to social media."""
    refuse_words(form, partial(link_refusal, writer))
