"""Nothing large is read from strangers."""

import pytest

from config.bodies import MOST_BYTES


@pytest.mark.parametrize("path", ["/masuk/", "/daftar/", "/tugas/1/berkas/", "/api/v1/me"])
def test_a_large_body_from_a_stranger_is_refused_unread(client, db, path):
    body = b"x" * (MOST_BYTES + 1)
    assert client.post(path, body, content_type="application/octet-stream").status_code == 413


def test_a_resident_may_send_a_file_where_files_are_sent(client, ayu):
    client.force_login(ayu)
    body = b"x" * (MOST_BYTES + 1)
    sent = client.post("/tugas/1/berkas/", body, content_type="application/octet-stream")
    assert sent.status_code == 404
    elsewhere = client.post("/akun/", body, content_type="application/octet-stream")
    assert elsewhere.status_code == 413
