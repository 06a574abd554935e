"""Texts that would make a reader fetch something else: playlists, scripts, sheets of links."""

from collections.abc import Iterator

from .made import Bases, Hostile

HLS = "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{}\n#EXT-X-ENDLIST\n"


def playlists(bases: Bases, *, neighbour: str, address: str) -> Iterator[Hostile]:
    """`neighbour` is a file that must stay unread, `address` a server that must hear nothing."""
    for name, text in sheets(neighbour, address).items():
        content = text if isinstance(text, bytes) else text.encode()
        yield Hostile("playlist", name, "playlist_text", content)


def sheets(neighbour: str, address: str) -> dict[str, str | bytes]:
    concat = f"ffconcat version 1.0\nfile '{neighbour}'\n"
    return {
        "concat.mp4": concat,
        "concat-bare-name.mp4": "ffconcat version 1.0\nfile canary.mp4\n",
        "concat-duration.mov": concat + "duration 99999\n" * 50,
        "concat-address.mp4": f"ffconcat version 1.0\nfile {address}/a.mp4\n",
        "concat-option.mp4": concat + "option protocol_whitelist file,http,tcp\n",
        "concat-without-head.mp4": f"file '{neighbour}'\n",
        "concat-nested.mp4": f"ffconcat version 1.0\nfile concat:{neighbour}|{neighbour}\n",
        "concat-subfile.mp4": f"ffconcat version 1.0\nfile subfile,,start,0,end,9,,:{neighbour}\n",
        "concat-windows.mp4": concat.replace("\n", "\r\n"),
        "concat-marked.mp4": b"\xef\xbb\xbf" + concat.encode(),
        "concat-wide.mp4": b"\xff\xfe" + concat.encode("utf-16-le"),
        "hls.mp4": HLS.format(neighbour),
        "hls-address.mp4": HLS.format(f"{address}/a.ts"),
        "hls-file-scheme.mp4": HLS.format(f"file://{neighbour}"),
        "hls-passwd.mp4": HLS.format("file:///etc/passwd"),
        "hls-blank-before.mp4": "\n \t\r\n" + HLS.format(neighbour),
        "hls-marked.mp4": b"\xef\xbb\xbf" + HLS.format(neighbour).encode(),
        "hls-small.mp4": HLS.format(neighbour).lower(),
        "hls-wide.mp4": b"\xfe\xff" + HLS.format(neighbour).encode("utf-16-be"),
        "hls-key.webm": HLS.format("a.ts").replace(
            "#EXTINF", f'#EXT-X-KEY:METHOD=AES-128,URI="{address}/k"\n#EXTINF'
        ),
        "hls-master.mp4": f"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n{address}/m.m3u8\n",
        "hls-without-head.mp4": f"#EXT-X-VERSION:3\n{address}/a.ts\n",
        "hls-long.mp4": "#EXTM3U\n" + f"#EXTINF:1,\n{address}/a.ts\n" * 3000,
        "hls-tag.mp4": f"#EXTINF:10,\n{neighbour}\n",
        "dash.mp4": f"<?xml version='1.0'?><MPD><BaseURL>{address}/</BaseURL></MPD>",
        "dash-entity.mp4": f"<!DOCTYPE MPD [<!ENTITY x SYSTEM '{neighbour}'>]><MPD>&x;</MPD>",
        "smooth.mp4": f"<SmoothStreamingMedia><c Url='{address}'/></SmoothStreamingMedia>",
        "xspf.mp4": f"<?xml version='1.0'?><playlist><location>{address}</location></playlist>",
        "asx.mp4": f"<ASX version='3'><Entry><Ref href='{address}'/></Entry></ASX>",
        "smil.mp4": f"<smil><body><video src='{address}/a.mp4'/></body></smil>",
        "pls.mp4": f"[playlist]\nFile1={address}/a.mp4\nNumberOfEntries=1\n",
        "asf-reference.mp4": f"[Reference]\nRef1={address}/a.asf\n",
        "shortcut.mp4": f"[InternetShortcut]\nURL={address}\n",
        "bare-address.mp4": f"{address}/a.mp4\n",
        "rtsp.mp4": f"rtsp://{address.partition('//')[2]}/a\n",
        "sdp.mp4": "v=0\r\nc=IN IP4 127.0.0.1\r\nm=video 9 RTP/AVP 96\r\n",
        "frame-server.mp4": f'AviSource("{neighbour}")\n',
        "quicktime-link.mov": f'<?quicktime type="x"?><embed src="{address}"/>',
        "f4m.mp4": f"<?xml version='1.0'?><manifest><media url='{address}'/></manifest>",
    }
