"""Random commands through a deck with live parts: no error, nothing that listens on, player and presenter alike.

`DECKC_COMMANDS=1000 pytest tests/test_live_random_browser.py` gives a thousand; `DECKC_SEED` gives others.
"""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deckc.pipeline import build
from deckc.write import write
from live_packages import bring

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

COMMANDS = int(os.environ.get("DECKC_COMMANDS", "40"))
SEED = int(os.environ.get("DECKC_SEED", "15"))

COMPONENTS = {
    "Follower": """<script setup>
import { onMounted, onUnmounted, ref, watch } from "vue";
import { onSlideEnter, onSlideLeave, useIsSlideActive, useNav, useSlideBounds } from "@slidev/client";
const { currentPage, clicks } = useNav();
const active = useIsSlideActive(), bounds = useSlideBounds(), entered = ref(0), width = ref(0);
onSlideEnter(() => entered.value++);
onSlideLeave(() => entered.value--);
const measure = () => (width.value = innerWidth);
let timer;
onMounted(() => {
  window.mounted = (window.mounted ?? 0) + 1;
  addEventListener("resize", measure);
  timer = setInterval(measure, 1000);
});
onUnmounted(() => { window.mounted--; removeEventListener("resize", measure); clearInterval(timer); });
watch(currentPage, measure);
</script>
<template><p class="follower">{{ active }} {{ entered }} {{ currentPage }} {{ clicks }}</p></template>""",
    "List": """<script setup>
import { ref } from "vue";
const words = ref(["a"]), shown = ref(true);
</script>
<template><div><button class="act" @click="words.push('b')">more</button>
<button class="act" @click="shown = !shown">{{ shown }}</button><input class="act" v-model="words[0]">
<Transition><Follower v-if="shown" /></Transition><ul><li v-for="word in words">{{ word }}</li></ul></div>
</template>""",
}
SLIDES = """# One

<Follower />

<List v-click />

---

# Two

<script setup>
import { ref } from "vue"
const count = ref(0)
</script>

<button class="act" @click="count++">{{ count }}</button><p v-click>{{ count }}</p><Follower v-if="count % 2" />

---

# Three

<v-clicks>

* plain
* text

</v-clicks>

---

# Four

<List /><KeepAlive><Follower v-if="$clicks < 1" /></KeepAlive><p v-click>last</p>
"""
# What listens to the window or the document, and timers that go on: to be run before the page's scripts.
COUNTING = """
window.standing = () => Object.fromEntries([...counted].map(([kind, set]) => [kind, set.size]));
const counted = new Map();
const of = (key) => counted.get(key) ?? counted.set(key, new Set()).get(key);
for (const target of [window, document]) {
  const { addEventListener: add, removeEventListener: remove } = target;
  target.addEventListener = function (type, action, ...rest) {
    if (!rest[0]?.once && !rest[0]?.signal) of(type).add(action);
    add.call(target, type, action, ...rest);
  };
  target.removeEventListener = function (type, action, ...rest) {
    of(type).delete(action); remove.call(target, type, action, ...rest);
  };
}
const set = window.setInterval, clear = window.clearInterval;
window.setInterval = (...all) => { const id = set(...all); of("timer").add(id); return id; };
window.clearInterval = (id) => { of("timer").delete(id); clear(id); };
"""
# Does what a list says, one after the other, as fast as the page shows it.
DOES = """async commands => {
  for (const [name, value] of commands) {
    if (name === "use") {
      const inSlide = document.querySelectorAll(`.slidev-page-${deck.state.no} .act`);
      const all = [...inSlide].filter((node) => node.checkVisibility());
      const node = all[value % (all.length || 1)];
      if (node?.matches("input")) { node.value = value; node.dispatchEvent(new Event("input")); } else node?.click();
    } else deck.run(name, value ?? undefined);
    await new Promise(requestAnimationFrame);
  }
}"""


def commands_of(seed: int, count: int) -> list[tuple[str, object]]:
    chance = random.Random(seed)
    plain = ["next", "next", "prev", "nextSlide", "prevSlide", "goFirst", "goLast", "toggleDark", "toggleOverview"]
    found: list[tuple[str, object]] = []
    for _ in range(count):
        kind = chance.random()
        if kind < 0.35:
            found.append(("use", chance.randrange(1000)))
        elif kind < 0.5:
            found.append(("go", f"{chance.randint(1, 4)}:{chance.randrange(3)}"))
        else:
            name = chance.choice(plain)
            found += [(name, None)] * (2 if name == "toggleOverview" else 1)
    return found


def standing(page: Page) -> dict[str, int]:
    """How much listens and goes on, and how many followers are mounted, at a slide without any."""
    page.evaluate("deck.go({ no: 3, click: 0 })")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found: dict[str, int] = page.evaluate("({ ...standing(), mounted })")
    return found


def go_through(player: Page, presenter: Page, commands: list[tuple[str, object]]) -> None:
    """Half of the commands in each window; the other one must follow."""
    half = len(commands) // 2
    where = "JSON.stringify([deck.state.no, deck.state.click])"
    for one, other, some in ((player, presenter, commands[:half]), (presenter, player, commands[half:])):
        one.evaluate(DOES, some)
        other.wait_for_function(f"there => {where} === there", arg=one.evaluate(where))


def test_random_commands_leave_nothing_behind(tmp_path: Path, chromium: Browser) -> None:
    (tmp_path / "components").mkdir()
    for name, source in COMPONENTS.items():
        (tmp_path / f"components/{name}.vue").write_text(source)
    (tmp_path / "slides.md").write_text(SLIDES)
    bring(tmp_path)
    result = build(tmp_path / "slides.md")
    assert [problem.message for problem in result.problems] == []
    write(result.artifacts, tmp_path / "site")
    address = (tmp_path / "site/index.html").as_uri()
    context = chromium.new_context()
    context.add_init_script(COUNTING)
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    player, presenter = context.new_page(), context.new_page()
    player.goto(f"{address}#/1")
    presenter.goto(f"{address}#/presenter/1")
    for page in (player, presenter):
        page.locator(".follower").first.wait_for()
    tour = [("go", f"{no}:{click}") for no in (1, 2, 3, 4) for click in (0, 1)]
    player.evaluate(DOES, [*tour, ("toggleOverview", None), ("toggleOverview", None)])
    go_through(player, presenter, commands_of(SEED + 1, 20))  # what is loaded when it is first asked for is there
    before = standing(player)
    go_through(player, presenter, commands_of(SEED, COMMANDS))
    after = standing(player)
    more = after["mounted"] - before["mounted"]
    each = {"resize": 2, "timer": 1, "mounted": 1}  # of a follower
    assert after == {kind: count + more * each.get(kind, 0) for kind, count in before.items()}
    assert after["mounted"] <= 5
    context.close()
    assert faults == []
