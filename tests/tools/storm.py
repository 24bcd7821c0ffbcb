"""Storm: `deckc serve` under 300 viewers of which 100 never read, 50 half-open connections and garbage: saves, memory.


    python tests/tools/storm.py [--seconds 30] [--rate 1000] [--profile FILE]

Prints how long a save takes to reach the readers, how much the server's memory grows, and the processor time that it
needs for each second of the storm.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit
from urllib.request import urlopen

from websockets.asyncio.client import ClientConnection, connect

GARBAGE = (
    "{",
    "null",
    '{"page": -1}',
    '{"drawings": {"1": "x"}}',
    '{"cursor": {"x": "y"}}',
    "[" * 500,
    '{"page": 1e400}',
    '{"timer": {"status": "?"}}',
    "x" * 2000,
    '{"a": [' + "1," * 300 + "1]}",
)
TICKS = os.sysconf("SC_CLK_TCK")
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def processor_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_mb(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES / 2**20


class Crowd:
    """Open pages of a preview; those that read note when they hear of a save."""

    def __init__(self, port: int, token: str) -> None:
        self.port, self.token = port, token
        self.heard: dict[int, float] = {}

    async def join(self, **options: object) -> ClientConnection:
        channel = await connect(
            f"ws://127.0.0.1:{self.port}/@deckc/live",
            origin=f"http://127.0.0.1:{self.port}",  # type: ignore[arg-type]
            compression=None,
            max_size=None,
            ping_interval=None,
            **options,  # type: ignore[arg-type]
        )
        await channel.send(self.token)
        return channel

    async def read(self, number: int, channel: ClientConnection) -> None:
        async for text in channel:
            if "version" in str(text)[:400]:
                self.heard[number] = time.monotonic()

    async def garble(self, channels: Sequence[ClientConnection], rate: float, until: float) -> int:
        """Says garbage, so many messages a second, from all of these in turn."""
        said, began = 0, time.monotonic()
        while (now := time.monotonic()) < until:
            while said < (now - began) * rate:
                await channels[said % len(channels)].send(random.choice(GARBAGE))
                said += 1
            await asyncio.sleep(0.005)
        return said


async def storm(deck: Path, port: int, pid: int, seconds: float, rate: float) -> dict[str, object]:
    page = (await asyncio.to_thread(urlopen, f"http://127.0.0.1:{port}/")).read().decode()
    found = re.search(r'<meta name="deckc-live" content="([^"]*)">', page)
    assert found
    crowd = Crowd(port, json.loads(found[1].replace("&quot;", '"'))["token"])
    deaf = [await crowd.join(max_queue=1) for _ in range(100)]
    for channel in deaf:
        channel.transport.pause_reading()
    readers = [await crowd.join() for _ in range(190)]
    noisy = [await crowd.join() for _ in range(10)]
    half_open = [await asyncio.open_connection("127.0.0.1", port) for _ in range(50)]
    for _, writer in half_open:
        writer.write(b"GET / HTTP/1.1\r\nHost: 127")
    listening = [asyncio.create_task(crowd.read(*each)) for each in enumerate([*readers, *noisy])]
    await asyncio.sleep(2)
    text, memory, spent, began = deck.read_text(), memory_mb(pid), processor_s(pid), time.monotonic()
    talking = asyncio.create_task(crowd.garble(noisy, rate, began + seconds))
    waits: list[float] = []
    missed = 0
    while time.monotonic() < began + seconds - 2:
        crowd.heard.clear()
        saved = time.monotonic()
        deck.write_text(f"{text}\n\nSaved {saved}\n")
        await asyncio.sleep(2)
        waits += [when - saved for number, when in crowd.heard.items() if number < len(readers)]
        missed += len(readers) - sum(number < len(readers) for number in crowd.heard)
    said = await talking
    took = time.monotonic() - began
    told = {
        "garbage": said,
        "saves x readers": len(waits),
        "missed": missed,
        "median s": round(statistics.median(waits), 3),
        "95 % s": round(sorted(waits)[int(len(waits) * 0.95)], 3),
        "worst s": round(max(waits), 3),
        "memory MB": [round(memory, 1), round(memory_mb(pid), 1)],
        "server's processor, s per s": round((processor_s(pid) - spent) / took, 3),
    }
    for task in listening:
        task.cancel()
    for channel in (*deaf, *readers, *noisy):
        channel.transport.abort()
    for _, writer in half_open:
        writer.close()
    return told


def main() -> None:
    parser = argparse.ArgumentParser(prog="storm", description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--rate", type=float, default=1000.0, help="garbage messages a second, all pages together")
    parser.add_argument("--profile", help="where the server's profile is written")
    told = parser.parse_args()
    with TemporaryDirectory() as folder:
        deck = Path(folder) / "slides.md"
        deck.write_text("\n\n---\n\n".join(f"# Slide {no}\n\nSome text\n\n* and\n* a list" for no in range(1, 41)))
        profile = ("-m", "cProfile", "-o", told.profile) if told.profile else ()
        words = [sys.executable, *profile, "-m", "deckc", "serve", str(deck), "--port", "0"]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            port = urlsplit(server.stdout.readline().strip()).port
            assert port
            try:
                for name, value in asyncio.run(storm(deck, port, server.pid, told.seconds, told.rate)).items():
                    print(f"{name}: {value}")
            finally:
                server.send_signal(2)
                server.wait(20)


if __name__ == "__main__":
    main()
