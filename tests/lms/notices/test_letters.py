"""Letters that go out at once, and forgetting all that was written to somebody."""

import pytest

from lms.notices.letters import forget_letters, send_letter
from lms.notices.models import Message
from lms.notices.outbox import put_letter

LETTER = {"guardian": "Wati\nBcc: x@evil.test", "child": "Budi D'Arcy", "link": "http://t/wali/1/"}
NUMBER = "+6281234567890"


def test_an_address_gets_an_e_mail(mailoutbox):
    send_letter(contact="wati@demo.test", letter="guardian", language="en", words=LETTER)
    (letter,) = mailoutbox
    assert letter.to == ["wati@demo.test"]
    assert letter.subject == "Budi D'Arcy asks for your consent: Ngalam Kreator video training"
    assert "http://t/wali/1/" in letter.body


def test_a_number_gets_a_short_text_in_the_outbox(settings):
    send_letter(contact=NUMBER, letter="guardian", language="en", words=LETTER)
    (message,) = (settings.DATA_DIR / "mail").iterdir()
    assert message.name.endswith(".sms.txt")
    assert message.read_text() == (
        "+6281234567890\n\n"
        "Ngalam Kreator, Kota Malang: Budi D'Arcy is under 18 and needs your consent for the "
        "video training. Read and answer yes or no: http://t/wali/1/\n"
    )


def test_what_nobody_takes_is_an_oserror(settings):
    (settings.DATA_DIR / "mail").write_text("no directory")
    with pytest.raises(OSError, match="down"):
        send_letter(contact=NUMBER, letter="guardian", language="en", words=LETTER)


def test_forgetting_takes_files_and_rows_and_leaves_those_of_others(db, budi, settings):
    for contact in (NUMBER, "+6281999999999"):
        send_letter(contact=contact, letter="guardian", language="en", words=LETTER)
    words = {"code": "nomination", "language": "id", "path": "/", "name": "Sri", "cohort": "K"}
    for contact in (NUMBER, "joko@demo.test"):
        put_letter(contact=contact, about="nomination:1", **words)
    # This one speaks of Budi, who is still here.
    put_letter(contact=NUMBER, about="nomination:2", speaks_of=budi, **words)
    assert forget_letters([NUMBER, ""]) == 2
    (left,) = (settings.DATA_DIR / "mail").iterdir()
    assert left.read_text().startswith("+6281999999999")
    kept = Message.objects.order_by("contact").values_list("contact", "speaks_of")
    assert list(kept) == [(NUMBER, budi.pk), ("joko@demo.test", None)]
    budi.delete()
    assert Message.objects.get().contact == "joko@demo.test"
