"""The preview server: what it gives, to whom, and how it follows the disk."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import signal
import socket
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosedError, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from deckc.serve.rebuilding import DOUBT_SECONDS
from deckc.serve.request_checks import Gate
from serving import Served, eventually, run_async, served

DECK = "# One\n\n---\n\n# Two\n\n![A picture](/dot.png)\n"
PICTURE = bytes(range(256))


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deck")
    (folder / "public").mkdir()
    (folder / "public" / "dot.png").write_bytes(PICTURE)
    (folder / "public" / "clip.mp4").write_bytes(PICTURE)
    (folder / "secret.txt").write_text("secret")
    (folder / "slides.md").write_text(DECK)
    return folder / "slides.md"


@pytest.fixture(scope="module")
def server(deck: Path) -> Iterator[Served]:
    with served(deck) as running:
        yield running


def get(server: Served, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Asks for a path exactly as it is written; a header's underscore stands for a hyphen."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def facts(server: Served, path: str = "/") -> dict[str, Any]:
    """What the page's script is told."""
    page = get(server, path)[2].decode()
    found = re.search(r'<meta name="deckc-live" content="([^"]*)">', page)
    assert found
    told: dict[str, Any] = json.loads(found[1].replace("&quot;", '"'))
    return told


def open_channel(server: Served, **more: Any) -> ClientConnection:
    options = {"origin": server.url.rstrip("/"), "compression": None} | more
    return connect(f"ws://127.0.0.1:{server.port}/@deckc/live", **options)


def state(channel: ClientConnection) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(channel.recv(timeout=60))
    return told


@pytest.mark.parametrize("path", ["/", "/2", "/2?clicks=1", "/presenter/2", "/overview", "/print", "/99", "/an-alias"])
def test_every_address_of_a_slide_gives_the_page(server: Served, path: str) -> None:
    status, headers, body = get(server, path)
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b"deckc-live" in body


def test_files_come_with_their_kind_a_tag_and_in_parts(server: Served) -> None:
    status, headers, body = get(server, "/clip.mp4")
    assert (status, headers["content-type"], body) == (200, "video/mp4", PICTURE)
    status, headers, body = get(server, "/clip.mp4", Range="bytes=16-31")
    assert (status, headers["content-range"], body) == (206, "bytes 16-31/256", PICTURE[16:32])
    tag = get(server, "/")[1]["etag"]
    assert get(server, "/", If_None_Match=tag)[0] == 304


@pytest.mark.parametrize(
    "path",
    [
        "/secret.txt",
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/..%252fsecret.txt",
        "/..\\secret.txt",
        "/..;/secret.txt",
        "/public/..%2f..%2fsecret.txt",
        "//etc/passwd",
        "/etc/passwd",
        "/%00",
        "/slides.md",
    ],
)
def test_nothing_but_the_site_is_given(server: Served, path: str) -> None:
    status, _, body = get(server, path)
    assert status == 404
    assert b"secret" not in body


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:3030", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:3030", 200),
        ("evil.example", 403),
        ("localhost.evil.example", 403),
        ("127.0.0.1.evil.example", 403),
        ("192.168.1.7", 403),
        ("", 403),
    ],
)
def test_only_our_own_names_are_answered(server: Served, host: str, status: int) -> None:
    assert get(server, "/", Host=host)[0] == status


def test_no_other_site_may_embed_what_is_given(server: Served) -> None:
    assert get(server, "/")[1]["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("origin", [None, "http://evil.example", "http://127.0.0.1:1", "null", "file://"])
def test_the_channel_is_for_our_own_pages(server: Served, origin: str | None) -> None:
    with pytest.raises(InvalidStatus, match="403"):
        open_channel(server, origin=origin)


def test_the_channel_wants_the_token(server: Served) -> None:
    with open_channel(server) as channel:
        channel.send("guess")
        with pytest.raises(Exception, match="4403"):
            channel.recv(timeout=60)


def test_a_change_is_told_and_a_mistake_leaves_the_slides(server: Served, deck: Path) -> None:
    with open_channel(server) as channel:
        channel.send(facts(server)["token"])
        assert state(channel) == {"version": facts(server)["version"], "faults": [], "change": None}

        deck.write_text(DECK.replace("Two", "Zwei"))
        changed = state(channel)
        assert changed["version"] == facts(server)["version"]
        assert b"Zwei" in get(server, "/")[2]

        deck.write_text(DECK.replace("# Two", "---\nclass: [a\n---\n\n# Drei"))
        broken = state(channel)
        assert broken["version"] == changed["version"]
        assert "slides.md:" in broken["faults"][0]["text"]
        assert b"Zwei" in get(server, "/")[2]

        deck.write_text(DECK)
        mended = state(channel)
        assert mended["faults"] == []
        assert mended["version"] != changed["version"]


def test_a_deck_that_was_never_right_is_shown_as_it_is(tmp_path: Path) -> None:
    deck = tmp_path / "slides.md"
    deck.write_text("---\nlayout: nope\n---\n\n# One\n")
    with served(deck) as running:
        assert b"One" in get(running, "/")[2]
        deck.write_text("---\nlayout: nope\n---\n\n# Eins\n")
        eventually(lambda: b"Eins" in get(running, "/")[2])


def test_whatever_an_editor_does_the_last_state_is_shown(server: Served, deck: Path) -> None:
    """Saves in a row, a file that is emptied and filled, one that is put in the old one's place, a new picture."""
    for number in range(50):
        deck.write_text(DECK.replace("One", f"Save {number}"))
        time.sleep(0.005)
    deck.write_text("")
    deck.write_text(DECK.replace("One", "Half"))
    other = deck.with_name("slides.md~")
    other.write_text(DECK.replace("One", "In its place").replace("dot.png", "more/new.png"))
    other.replace(deck)
    (deck.parent / "public" / "more").mkdir()
    (deck.parent / "public" / "more" / "new.png").write_bytes(PICTURE)
    eventually(lambda: b"In its place" in get(server, "/")[2])
    eventually(lambda: get(server, "/more/new.png")[0] == 200)


def test_a_deck_that_goes_and_comes_back(server: Served, deck: Path) -> None:
    deck.unlink()
    time.sleep(0.3)
    assert get(server, "/")[0] == 200
    deck.write_text(DECK.replace("One", "Back"))
    eventually(lambda: b"Back" in get(server, "/")[2])


def test_nothing_is_written(deck: Path) -> None:
    """A preview reads the deck, and leaves every byte and every folder as it was."""
    before = {path: path.stat().st_mtime_ns for path in deck.parent.rglob("*") if path.name != "serve.log"}
    with served(deck) as running:
        get(running, "/")
    assert before == {path: path.stat().st_mtime_ns for path in deck.parent.rglob("*") if path.name != "serve.log"}


def test_it_listens_on_this_machine_only(server: Served) -> None:
    with socket.socket() as probe:
        probe.settimeout(1)
        assert probe.connect_ex(("127.0.0.2", server.port)) != 0


def test_interrupted_it_ends_at_once(deck: Path) -> None:
    with served(deck) as running, open_channel(running) as channel:
        channel.send(facts(running)["token"])
        state(channel)
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(timeout=60) == 130
    assert "Traceback" not in (deck.parent / "serve.log").read_text()


def test_a_port_that_is_taken(server: Served, deck: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from deckc.cli import run

    assert run(["serve", str(deck), "--port", str(server.port)]) == 2
    assert f"port {server.port} is taken" in capfd.readouterr().err


def test_the_next_port_where_none_is_given() -> None:
    from deckc.serve import listen

    with listen("127.0.0.1", None) as first, listen("127.0.0.1", None) as second:
        assert 3030 <= first.getsockname()[1] < second.getsockname()[1]


def test_all_addresses_begin_with_the_base(deck: Path) -> None:
    with served(deck, "--base", "/talks") as running:
        assert running.url.endswith("/talks/")
        assert [get(running, path)[0] for path in ("/talks/", "/talks/2", "/2", "/")] == [200, 200, 404, 307]


def joined(server: Served, channel: ClientConnection, path: str = "/") -> None:
    channel.send(facts(server, path)["token"])
    assert "version" in state(channel)


STROKE = {"tool": "stylus", "color": "#ff595e", "width": 4, "points": [[1, 2.5], [3, 4]]}


def test_what_one_page_shares_the_others_hear_and_who_asks_is_told(server: Served) -> None:
    with open_channel(server) as first, open_channel(server) as second:
        joined(server, first)
        joined(server, second)
        place = {"page": 2, "clicks": 1, "lastUpdate": {"id": "w", "type": "presenter", "time": 7}}
        first.send(json.dumps(place | {"evil": 1}))
        told = {"shared": place | {"lastUpdate": {"id": "w", "type": "presenter", "time": 7, "order": 1}}}
        assert state(second) == state(first) == told  # who moved learns of its place in the order
        second.send('{"ask": true}')
        assert state(second) == told
        first.send(json.dumps({"drawings": {"1": [STROKE]}}))
        first.send(json.dumps({"drawings": {"2": []}, "page": 1}))
        assert state(second) == {"shared": {"drawings": {"1": [STROKE]}}}
        assert state(second)["shared"]["lastUpdate"] == {"order": 2}
        assert state(second) == {"shared": {"drawings": {"2": []}}}
        first.send('{"timer": {"status": "running"}}')
        assert state(second) == {"shared": {"timer": {"status": "running"}}}
        assert asked(second, 4).keys() == {"page", "clicks", "lastUpdate", "timer", "drawings"}
        first.close()
        eventually(lambda: asked(second, 3).keys() == {"timer", "drawings"})  # nobody leads any more


def asked(channel: ClientConnection, messages: int) -> dict[str, Any]:
    """What a page is told that asks, in so many messages."""
    channel.send('{"ask": true}')
    told: dict[str, Any] = {}
    for _ in range(messages):
        told |= state(channel)["shared"]
    return told


NO_MESSAGES = [
    "",
    "[]",
    "nothing",
    '"ask"',
    "[" * 5000,
    "9" * 5000,
    '{"page": NaN}',
    '{"page": 1e999}',
    '{"page": "2"}',
    '{"page": true}',
    '{"page": 0}',
    '{"page": 2, "lastUpdate": 3}',
    '{"page": 2, "lastUpdate": {"type": "king"}}',
    '{"page": 2, "lastUpdate": {"id": "\\ud800"}}',
    '{"timer": {"status": "\\ud800"}}',
    '{"timer": {"status": "running", "startedAt": Infinity}}',
    '{"timer": [1]}',
    '{"cursor": {"x": 1, "y": null, "style": "laser"}}',
    '{"cursor": {"x": 1, "y": 2, "style": "<b>"}}',
    '{"drawings": [1]}',
    '{"drawings": {"1": 7}}',
    '{"drawings": {"one": []}}',
    '{"drawings": {"1": ["a"]}}',
    '{"drawings": {"1": [{"tool": "pen", "color": "red", "width": 1, "points": []}]}}',
    '{"drawings": {"1": [{"tool": "pen", "color": "#000000", "width": 1, "points": [[1, 2, 3]]}]}}',
    '{"drawings": {"1": [{"tool": "pen", "color": "#000000", "width": 1, "points": [[1, -1e400]]}]}}',
]


def test_what_is_no_message_of_ours_is_nothing(server: Served) -> None:
    with open_channel(server) as first, open_channel(server) as second:
        joined(server, first)
        joined(server, second)
        for nonsense in NO_MESSAGES:
            first.send(nonsense)
        first.send('{"page": 1}')
        assert state(second)["shared"]["page"] == 1


def test_only_text_is_understood(server: Served, deck: Path) -> None:
    """Bytes end the channel, before the token and after it; and nothing is said in the terminal."""
    for greeted in (False, True):
        with open_channel(server) as channel:
            if greeted:
                joined(server, channel)
            channel.send(b"\x00\xff")
            with pytest.raises(ConnectionClosedError, match="1003"):
                channel.recv(timeout=60)
    assert "Traceback" not in (deck.parent / "serve.log").read_text()


def test_drawings_are_bounded_and_who_draws_too_much_sees_it(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    from deckc.serve.shared_state import DRAWING_BYTES, Shared

    small, large = ([STROKE] * 2, [STROKE] * (DRAWING_BYTES // 60))
    with open_channel(server) as first, open_channel(server) as second:
        joined(server, first)
        joined(server, second)
        for strokes in (small, large):
            first.send(json.dumps({"drawings": {"7": strokes}}))
        assert state(first) == state(second) == {"shared": {"drawings": {"7": small}}}

    monkeypatch.setattr("deckc.serve.shared_state.DRAWINGS_BYTES", 10_000)
    shared = Shared()
    many = [STROKE] * 10
    heard = [shared.hear(json.dumps({"drawings": {str(no): many}}), True) for no in range(1, 40)]
    refused = [no for no, (told, back) in enumerate(heard, 1) if not told and back]
    assert refused
    assert sum(len(text) for text in shared.words.values()) <= 10_000
    shared.hear(json.dumps({"drawings": {"1": []}}), True)  # makes room
    assert shared.hear(json.dumps({"drawings": {str(refused[0]): many}}), True)[0]


def test_a_presenter_that_opens_leads_only_where_nobody_has_moved() -> None:
    from deckc.serve.shared_state import Shared

    shared = Shared()
    opens = '{"page": %d, "lastUpdate": {"id": "p", "type": "presenter", "time": 0}}'
    assert shared.hear(opens % 3, True)[0]
    assert not shared.hear(opens % 1, True)[0]
    assert shared.hear('{"page": 2, "lastUpdate": {"id": "v", "type": "viewer", "time": 5}}', True)[0]


def test_the_pointer_goes_with_its_page(server: Served) -> None:
    with open_channel(server) as second:
        joined(server, second)
        with open_channel(server) as first:
            joined(server, first)
            first.send('{"cursor": {"x": 1, "y": 2, "style": "laser"}}')
            assert state(second)["shared"]["cursor"]["x"] == 1
        assert state(second) == {"shared": {"cursor": None}}


# ── peers that mean no good ──────────────────────────────────────────────────────────────────────────


def test_a_page_that_does_not_read_holds_up_nobody(server: Served, deck: Path) -> None:
    """It is told much, and neither the others nor the next save wait for it."""
    with (
        open_channel(server, max_queue=1, close_timeout=0.1) as deaf,
        open_channel(server) as first,
        open_channel(server) as second,
    ):
        deaf.send(facts(server)["token"])
        joined(server, first)
        joined(server, second)
        strokes = [STROKE] * 1000
        for no in range(1, 9):
            first.send(json.dumps({"drawings": {str(no): strokes}}))
            assert state(second)["shared"]["drawings"].keys() == {str(no)}
        deck.write_text(DECK.replace("Two", "In spite of it"))
        assert "version" in state(second)


def test_a_page_is_told_the_last_word_only() -> None:
    from deckc.serve.message_queue import Outbox

    async def told() -> list[str]:
        outbox = Outbox()
        for number in range(1000):
            outbox.put("place", f"place {number}")
            outbox.put("timer", f"timer {number}")
        return [await outbox.take(), await outbox.take()]

    assert run_async(told()) == ["place 999", "timer 999"]


def test_other_sites_cannot_show_the_preview_in_a_frame(server: Served) -> None:
    for path in ("/", "/nothing.png", "/@deckc/live.js", "/clip.mp4"):
        headers = get(server, path)[1]
        assert (headers["x-frame-options"], headers["content-security-policy"]) == (
            "SAMEORIGIN",
            "frame-ancestors 'self'",
        )


@asynccontextmanager
async def answering() -> AsyncIterator[tuple[Any, int]]:
    """A server with connections as the preview has them, and its port. Its answers are long."""
    import uvicorn
    from starlette.responses import Response

    from deckc.serve.connections import Channel, Connection, drop_stalled

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            await Response(b"x" * 20_000_000)(scope, receive, send)

    server = uvicorn.Server(uvicorn.Config(app, http=Connection, ws=Channel, log_config=None, lifespan="off"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        dropping = asyncio.create_task(drop_stalled(server.server_state.connections))
        async with asyncio.timeout(30):
            yield server, listening.getsockname()[1]
        server.should_exit = True
        dropping.cancel()
        await serving


async def connections(port: int, *words: bytes) -> list[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """Connections that say something, and read no more than they must."""
    opened = [await asyncio.open_connection("127.0.0.1", port, limit=1) for _ in words]
    for (_, writer), word in zip(opened, words, strict=True):
        writer.write(word)
    return opened


def test_a_stalled_connection_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that asks for nothing, one that does not end its request, one that does not read its answer."""
    monkeypatch.setattr("deckc.serve.connections.PATIENCE_SECONDS", 0.1)

    async def stall() -> None:
        async with answering() as (server, port):
            opened = await connections(port, b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            while len(server.server_state.connections) < 3:
                await asyncio.sleep(0.01)
            while server.server_state.connections:
                await asyncio.sleep(0.01)
            for _, writer in opened:
                writer.close()

    run_async(stall())


def test_connections_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckc.serve.connections.MOST_CONNECTIONS", 2)

    async def crowd() -> None:
        async with answering() as (server, port):
            opened = await connections(port, b"", b"", b"", b"")
            while sum(reader.at_eof() for reader, _ in opened) < 2:
                await asyncio.sleep(0.01)
            assert len(server.server_state.connections) == 2
            for _, writer in opened:
                writer.close()

    run_async(crowd())


def test_guesses_of_the_password_wait_for_one_another() -> None:
    """Those from one place only; the speaker's own is looked at meanwhile."""
    from deckc.serve import password
    from deckc.serve.request_checks import Gate

    async def guess() -> tuple[list[bool | None], bool | None, bool | None, int]:
        guesses = password.Guesses(Gate("0.0.0.0", "right"))
        wrong = [asyncio.create_task(guesses.admit("wrong", f"fe80::1:{each}%eth0")) for each in range(20)]
        await asyncio.sleep(0)
        speaker = await guesses.admit("right", "192.168.1.2")
        waiting = sum(not each.done() for each in wrong)
        answers = [await each for each in wrong]
        return answers, speaker, await guesses.admit("right", "fe80::1"), waiting

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(password, "REST_SECONDS", 0.02)
        answers, speaker, after, waiting = run_async(guess())
    assert answers == [False] * password.MOST_WAITING + [None] * (20 - password.MOST_WAITING)
    assert (speaker, after) == (True, True)
    assert waiting == password.MOST_WAITING


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("guarded")
    (folder / "slides.md").write_text("# One\n\n<!-- a note of mine -->\n\n---\n\n# Two\n")
    with served(folder / "slides.md", "--remote=pass word", "--host", "127.0.0.1") as running:
        yield running


PASSWORD = "?password=pass%20word"


@pytest.mark.parametrize("path", ["/presenter", "/presenter/2", "/presenter/2/", "/overview", "/notes", "/entry"])
def test_the_speakers_pages_want_the_password(guarded: Served, path: str) -> None:
    for query in ("", "?password=", "?password=pass", "?Password=pass%20word"):
        status, _, body = get(guarded, path + query)
        assert (status, b"password" in body, b"One" in body) == (401, True, False)
    status, _, body = get(guarded, path + PASSWORD)
    assert (status, b"a note of mine" in body, b'id="deck-presenter-bundle"' in body) == (200, True, True)


@pytest.mark.parametrize("path", ["/", "/1", "/index.html", "/404.html", "/print", "/export/1", "/alias"])
def test_guests_get_the_slides_without_notes_and_presenter(guarded: Served, path: str) -> None:
    status, _, body = get(guarded, path)
    assert (status, b"One" in body, b"a note of mine" in body, b'id="deck-presenter-bundle"' in body) == (
        200,
        True,
        False,
        False,
    )
    assert b"a note of mine" in get(guarded, path + PASSWORD)[2]


def test_guests_hear_but_do_not_lead(guarded: Served) -> None:
    with open_channel(guarded) as guest, open_channel(guarded) as speaker:
        assert facts(guarded)["leads"] is False
        joined(guarded, guest)
        joined(guarded, speaker, f"/1{PASSWORD}")
        guest.send('{"page": 2}')
        guest.send('{"ask": true}')
        speaker.send('{"page": 1}')
        assert state(guest)["shared"]["page"] == 1
        assert asked(guest, 1)["page"] == 1


def asked_to_edit(channel: ClientConnection, **edit: Any) -> dict[str, Any]:
    """The answer to an edit; changes of the deck that are told meanwhile are passed over."""
    channel.send(json.dumps({"edit": {"id": 1, "no": 1, **edit}}))
    while "edited" not in (told := state(channel)):
        pass
    answer: dict[str, Any] = told["edited"]
    return answer


def test_an_edit_is_written_unless_the_slide_has_changed(tmp_path: Path) -> None:
    """Byte for byte: byte order mark, line ends, permissions and the link stay."""
    real, deck = tmp_path / "real.md", tmp_path / "slides.md"
    before = b"\xef\xbb\xbf# One\r\n\r\n<!-- a -->\r\n\r\n---\r\n\r\n# Two \r\n"
    real.write_bytes(before)
    real.chmod(0o640)
    deck.symlink_to("real.md")
    with served(deck) as running, open_channel(running) as channel:
        assert facts(running)["edits"] is True
        channel.send(facts(running)["token"])
        state(channel)
        now = asked_to_edit(channel)
        assert (now["content"], now["note"]) == ("# One", "a")
        revisions = now["revisions"]
        now = asked_to_edit(channel, revision=revisions["note"], note="b\nc")
        assert real.read_bytes() == before.replace(b" a ", b" b\r\nc ")
        now = asked_to_edit(channel, revision=now["revisions"]["note"], note="d")  # the preview has not built yet
        assert real.read_bytes() == before.replace(b" a ", b" d ")
        assert asked_to_edit(channel, revision=revisions["note"], note="late")["problem"]
        assert asked_to_edit(channel, revision=now["revisions"]["content"], content="<!-- open")["problem"]
        assert asked_to_edit(channel, no=9)["problem"]
        assert real.read_bytes() == before.replace(b" a ", b" d ")
        real.write_bytes(before.replace(b"One", b"Eins"))
        assert asked_to_edit(channel, revision=now["revisions"]["note"], note="x")["problem"]
        assert real.read_bytes() == before.replace(b"One", b"Eins")
    assert deck.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["real.md", "serve.log", "slides.md"]


def test_guests_do_not_edit(guarded: Served) -> None:
    for path, edits in ((f"/{PASSWORD}", True), ("/", False)):
        assert facts(guarded, path)["edits"] is edits
        with open_channel(guarded) as channel, open_channel(guarded) as speaker:
            for each, token in (
                (channel, facts(guarded, path)["token"]),
                (speaker, facts(guarded, f"/{PASSWORD}")["token"]),
            ):
                each.send(token)
                state(each)
            channel.send('{"edit": {"id": 1, "no": 1}}')
            if edits:
                assert "a note of mine" in state(channel)["edited"]["note"]
            channel.send('{"ask": true}')  # answered after what came before
            speaker.send('{"timer": {"status": "paused"}}')
            assert "timer" in state(channel)["shared"]


@pytest.mark.parametrize(
    ("address", "password", "edits"),
    [
        ("127.0.0.1", None, True),
        ("::1", None, True),
        ("::ffff:127.0.0.1", None, True),
        ("192.168.1.7", None, False),
        ("192.168.1.7", "secret", True),
        ("", None, False),
    ],
)
def test_from_where_the_deck_is_edited(address: str, password: str | None, edits: bool) -> None:
    assert Gate("0.0.0.0", password).lets_edit(address) is edits


def test_guests_do_not_see_the_source_in_problems(tmp_path: Path) -> None:
    (tmp_path / "slides.md").write_text("---\nlayout: nope\n---\n\n# One\n")
    with served(tmp_path / "slides.md", "--remote=secret", "--host", "127.0.0.1") as running:
        for path, faults in (("/", 0), ("/?password=secret", 1)):
            with open_channel(running) as channel:
                channel.send(facts(running, path)["token"])
                assert len(state(channel)["faults"]) == faults


def test_a_deeper_address_is_answered_by_the_page_that_says_so(server: Served) -> None:
    status, _, body = get(server, "/a/2", Accept="text/html")
    assert (status, b'id="deck-data"' in body) == (404, True)
    assert get(server, "/a/2")[0] == 404
    assert b"deck-data" not in get(server, "/a/2.png", Accept="text/html")[2]


def test_the_addresses_of_slides_and_speaker_are_said(tmp_path: Path) -> None:
    (tmp_path / "slides.md").write_text("# One\n")
    for options, speaker in (((), "presenter/1"), (("--remote=a&b", "--host", "127.0.0.1"), "entry?password=a%26b")):
        with served(tmp_path / "slides.md", *options) as running:
            assert running.process.stdout.readline().strip() == running.url + speaker


def test_a_deck_is_no_password(deck: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from deckc.cli import run

    assert run(["serve", "--remote", str(deck)]) == 2
    assert "put the deck before it" in capfd.readouterr().err


def test_others_are_let_in_only_when_asked_to() -> None:
    from deckc.serve.request_checks import Gate

    assert Gate("0.0.0.0").knows("192.168.1.7:3030")
    assert not Gate("0.0.0.0").knows("evil.example")
    assert Gate("deck.example").knows("deck.example:3030")
    assert not Gate("192.168.1.7").knows("192.168.1.8")


# ── saves that are not whole ─────────────────────────────────────────────────────────────────────────


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "slides.md").write_text(slides(8, "first"))
    return tmp_path / "talk" / "slides.md"


def slides(count: int, word: str) -> str:
    return "\n\n---\n\n".join(f"# {word} {no}" for no in range(1, count + 1)) + "\n"


def versions(channel: ClientConnection, until: str, server: Served) -> list[int]:
    """The numbers of slides that the page had from now until a word stands in it."""
    seen = []
    while True:
        page = get(server, "/")[2].decode()
        seen.append(page.count("<h1"))
        if until in page:
            return seen
        state(channel)


def save_in_part(deck: Path, way: str, new: str) -> None:
    """Saves as an editor may that takes its time."""
    half = new[: len(new) // 2]
    if way == "renamed":
        other = deck.with_name(".slides.md.swp")
        other.write_text(new)
        deck.unlink()
        time.sleep(0.3)
        other.replace(deck)
    elif way == "held open":
        with deck.open("w") as file:
            file.write(half)
            file.flush()
            time.sleep(0.3)
            file.write(new[len(half) :])
    else:
        deck.write_text(half if way == "in two halves" else "")
        time.sleep(0.3)
        deck.write_text(new)


def test_half_a_save_is_not_shown(talk: Path) -> None:
    with served(talk) as running, open_channel(running) as channel:
        joined(running, channel)
        for count, way in enumerate(("emptied", "in two halves", "held open", "renamed"), 9):
            saved_in_time = False
            while not saved_in_time:  # a busy machine may take longer than a save is waited for
                start = time.monotonic()
                save_in_part(talk, way, slides(count, way))
                saved_in_time = time.monotonic() - start < DOUBT_SECONDS / 2
                seen = set(versions(channel, f"{way} {count}", running))
            assert seen <= {count - 1, count}


def test_a_deck_that_stays_empty_says_so_over_its_last_slides(talk: Path) -> None:
    with served(talk) as running, open_channel(running) as channel:
        joined(running, channel)
        talk.write_text("\n")
        assert state(channel)["faults"] == [
            {"severity": "error", "text": "slides.md is empty. These are the slides that it had."}
        ]
        assert b"first 8" in get(running, "/")[2]
        talk.write_text(slides(2, "second"))  # it stays that short: then it is what the author wants
        assert state(channel)["faults"] == []
        assert b"first" not in get(running, "/")[2]


# ── names that no file system takes, and faults of ours ──────────────────────────────────────────────

ODD_NAMES = {
    "long": f"---\nbackground: linear-gradient({'red,' * 90} blue)\n---\n\n# Odd\n",
    "long picture": f"# Odd\n\n![a](./{'x' * 300}.png)\n",
    "base64": f"# Odd\n\n![a]({'iVBORw0KGgo' * 400})\n",
    "NUL": '---\nbackground: "a\\0b.png"\n---\n\n# Odd\n',
    "long source": f"---\nsrc: ./{'y' * 300}.md\n---\n\n---\n\n# Odd\n",
    "long snippet": f"# Odd\n\n<<< ./{'z' * 300}.py\n",
    "long layout": f"---\nlayout: {'l' * 300}\n---\n\n# Odd\n",
    "long theme": f"---\ntheme: ./{'t' * 300}\n---\n\n# Odd\n",
    "surrogate": "# Odd\n\n![a](./%ed%a0%80.png)\n",
}


@pytest.mark.parametrize("name", ODD_NAMES)
def test_names_that_no_file_system_takes(tmp_path: Path, name: str) -> None:
    from deckc.pipeline import build
    from deckc.serve.file_watcher import Watcher

    (tmp_path / "slides.md").write_text(ODD_NAMES[name])
    result = build(tmp_path / "slides.md")
    assert any(b"Odd" in artifact.data for artifact in result.artifacts if isinstance(artifact.data, bytes))
    watcher = Watcher(lambda *_: None)
    watcher.start()
    assert watcher.follow(result.watch)
    watcher.stop()


def test_a_preview_survives_names_that_no_file_system_takes(talk: Path) -> None:
    """From the start, and saved later: what follows is shown."""
    talk.write_text(ODD_NAMES["long"])
    with served(talk) as running, open_channel(running) as channel:
        joined(running, channel)
        for name, text in ODD_NAMES.items():
            for shown in (f"{text}\n---\n\n{slides(7, name)}", slides(8, name)):
                talk.write_text(shown)
                state(channel)
            assert f"{name} 8" in get(running, "/")[2].decode()
    assert "Traceback" not in (talk.parent / "serve.log").read_text()


def test_a_file_whose_name_is_no_text(talk: Path) -> None:
    (talk.parent / "public").mkdir()
    try:
        Path(os.fsdecode(os.fsencode(talk.parent / "public") + b"/odd\xff.png")).write_bytes(PICTURE)
    except OSError:
        pytest.skip("the file system takes names of text only")
    with served(talk) as running:
        assert b"first 8" in get(running, "/")[2]
        talk.write_text(slides(8, "second"))
        eventually(lambda: b"second 8" in get(running, "/")[2])


def test_a_fault_of_ours_is_shown_and_the_preview_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from deckc.pipeline import build
    from deckc.serve import rebuilding
    from deckc.serve.preview import Preview, Shown

    deck = tmp_path / "slides.md"
    deck.write_text("# One\n")
    monkeypatch.setattr(rebuilding, "AGAIN_SECONDS", 0.01)
    preview = Preview(lambda: build(deck), lambda _: None)
    preview.take(preview.make())
    doubts = Preview.doubts
    told: list[Shown] = []

    def fail_once(self: Preview, made: Any) -> bool:
        monkeypatch.setattr(Preview, "doubts", doubts)
        raise RuntimeError("once")

    monkeypatch.setattr(Preview, "doubts", fail_once)

    async def change_twice() -> None:
        changed = asyncio.Event()

        def tell() -> None:
            told.append(preview.shown)
            changed.set()

        following = asyncio.create_task(rebuilding.follow(preview, tell))
        async with asyncio.timeout(20):
            for word in ("Two", "Three"):
                await asyncio.sleep(0.05)
                changed.clear()
                deck.write_text(f"# {word}\n")
                await changed.wait()
        following.cancel()

    run_async(change_twice())
    assert "RuntimeError: once" in str(told[0].faults)
    assert told[-1].faults == ()
    page = told[-1].files[PurePosixPath("index.html")]
    assert isinstance(page, bytes)
    assert b"Three" in page
