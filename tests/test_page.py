"""The page and the client's pure modules, without a browser."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace

import pytest
import quickjs

from case_files import Case, check, ids, read_cases
from deckc.model import CompiledSlide, TocEntry
from deckc.page import PageInput, PageSlide, assemble, client_bundle, link_client, link_presenter_bundle


def slides(*bodies: str) -> tuple[PageSlide, ...]:
    return tuple(PageSlide(CompiledSlide(no, body, title=f"Title {no}")) for no, body in enumerate(bodies, 1))


DECK = PageInput("Deck", slides("<p>one</p>", "<p>two</p>", "<p>three</p>"), "p { color: red }")


def files(page: PageInput) -> dict[str, str]:
    found = {}
    for artifact in assemble(page):
        assert isinstance(artifact.data, bytes)
        found[str(artifact.path)] = artifact.data.decode()
    return found


def html(page: PageInput = DECK) -> str:
    return files(page)["index.html"]


def test_the_first_slide_is_markup_and_the_others_wait() -> None:
    before, waiting = html().split("<noscript>", 2)[1:]
    assert 'class="slidev-page slidev-page-1"' in before
    assert [re.findall(r"slidev-page-(\d)", part) for part in waiting.split("<!--next slide-->")] == [["2"], ["3"]]


def test_two_pages_of_one_deck_are_equal() -> None:
    assert files(DECK) == files(replace(DECK))


def test_style_and_script_stand_beside_the_page_under_their_digest() -> None:
    [style] = [path for path in files(DECK) if path.endswith(".css")]
    assert f'href="{style}"' in html()
    scripts = {path for path in files(DECK) if path.endswith(".js")}
    assert set(files(DECK)) == {"index.html", style, *scripts}
    [player] = re.findall(r'<script src="([^"]*)"', html())
    [waiting] = re.findall(r'<script type="text/plain" id="deck-presenter-bundle" data-src="([^"]*)"', html())
    assert scripts == {player, waiting}
    changed = files(replace(DECK, css="p { color: blue }"))
    assert set(changed) - set(files(DECK)) == {path for path in changed if path.endswith(".css")}


def test_a_single_file_needs_no_other() -> None:
    found = files(replace(DECK, single_file=True))
    assert list(found) == ["index.html"]
    markup = re.sub(r"(<script[^>]*>).*?</script>", r"\1", found["index.html"], flags=re.S)
    assert not re.search(r'(src|href)="(?!#|data:)', markup)
    assert '<script type="text/plain" id="deck-presenter-bundle">' in found["index.html"]


def test_a_deck_without_presenter_has_no_second_script() -> None:
    for single_file in (True, False):
        found = files(replace(DECK, presenter=False, single_file=single_file))
        assert len([path for path in found if path.endswith(".js")]) == (not single_file)
        assert 'id="deck-presenter-bundle"' not in found["index.html"]
        assert "enterPresenter" not in found["index.html"].partition("<nav")[2].partition("</nav>")[0]


def test_nothing_in_a_deck_ends_an_element_of_the_page() -> None:
    evil = "</noscript></script></style><script>alert(1)</script>"
    page = replace(
        DECK,
        title=evil,
        slides=slides("<p>one</p>", f"<p>{evil}<NOSCRIPT>x</NOSCRIPT></p>"),
        css=f"p::after {{ content: '{evil}' }}",
        toc=(TocEntry(1, evil, evil, 1, "/1"),),
        extra_scripts=(f"const text = '{evil}';",),
        single_file=True,
    )
    text = html(page)
    waiting = re.findall(r"<noscript>.*?</noscript>", text, re.S | re.I)[1]
    assert "<deck-noscript>x</deck-noscript>" in waiting
    assert "content: '</noscript></script><\\/style>" in text
    assert "text = '</noscript><\\/script></style>" in text
    data = re.search(r'id="deck-data">(.*?)</script>', text, re.S)
    assert data is not None
    assert json.loads(data[1])["slides"][0]["title"] == evil


def test_history_mode_has_a_page_for_every_address() -> None:
    found = files(replace(DECK, router_mode="history", base="/talks/"))
    assert found["404.html"] == found["index.html"]
    assert '<base href="/talks/">' in found["index.html"]
    assert found["_redirects"] == "/talks/*    /talks/index.html   200\n"


def test_the_root_element_says_what_is_known_before_the_first_paint() -> None:
    page = replace(
        DECK, color_schema="dark", lang="de", html_attributes={"dir": "rtl", "class": "mine"}, theme_config={"a": "red"}
    )
    assert '<html lang="de" dir="rtl" class="dark mine" data-deck-schema="dark"' in html(page)
    assert '<body style="--slidev-theme-a:red">' in html(page)


def test_what_search_engines_read() -> None:
    page = replace(DECK, info='About "it"', author="Me", keywords="a,b", seo={"ogImage": "x.png", "twitterCard": "s"})
    found = re.findall(r"<meta ([^>]*)>", html(page))
    assert found[2:] == [
        'name="description" content="About &#34;it&#34;"',
        'name="author" content="Me"',
        'name="keywords" content="a,b"',
        'property="og:title" content="Deck"',
        'property="og:description" content="About &#34;it&#34;"',
        'property="og:image" content="x.png"',
        'name="twitter:card" content="s"',
    ]


def test_a_page_has_an_icon_that_asks_nobody_unless_the_deck_names_another_or_none() -> None:
    assert '<link rel="icon" href="data:image/svg+xml,' in html()
    assert '<link rel="icon" href="mine.png">' in html(replace(DECK, favicon="mine.png"))
    assert 'rel="icon"' not in html(replace(DECK, favicon=""))


# ── the link of the client ───────────────────────────────────────────────────────────────────────────


def test_the_linked_client_is_a_script_without_imports_and_comments() -> None:
    script = link_client()
    quickjs.Context().eval(f"(() => {{ {script} }})")
    assert not re.search(r"^\s*(import|export)\b", script, re.M)
    assert "/**" not in script


def test_the_player_stays_small_and_the_second_script_takes_what_it_has_from_it() -> None:
    script, second = link_client(), link_presenter_bundle()
    assert len(gzip.compress(script.encode())) < 34_000  # with motion, print and settings, which must be there at once
    quickjs.Context().eval(f"(() => {{ {second} }})")
    modules = [re.findall(r"^const (\$\w+) = \(\(\) =>", text, re.M) for text in (script, second)]
    assert not set(modules[0]) & set(modules[1])
    [lent] = re.findall(r"window.deckModules = \{ (.*) \}", script)
    [borrowed] = re.findall(r"const \{ (.*) \} = window.deckModules", second)
    assert lent == borrowed


def test_modules_that_need_each_other_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"a": 'import { b } from "./b.js";\n', "b": 'import { a } from "./a.js";\n'}
    monkeypatch.setattr(client_bundle, "source", texts.__getitem__)
    with pytest.raises(ValueError, match="a -> b -> a"):
        client_bundle.in_order("a")


# ── pure modules of the client ───────────────────────────────────────────────────────────────────────


def module(name: str, bridge: str) -> quickjs.Context:
    """A context with the module's exports in a variable, and a function `ask` that takes text and gives text."""
    context = quickjs.Context()
    context.eval(
        "class URLSearchParams { constructor(text) { Object.assign(this, urlSearchParams(String(text ?? ''))) } }"
    )
    context.eval(URL_SEARCH_PARAMS)
    context.eval("\n".join(map(client_bundle.wrap, client_bundle.in_order(name))) + bridge)
    return context


# The engine has no URL; the few methods that the client calls.
URL_SEARCH_PARAMS = """
function urlSearchParams(text) {
  const pairs = text.split("&").filter(Boolean).map((pair) => pair.split("="));
  return {
    get: (name) => pairs.find(([key]) => key === name)?.[1] ?? null,
    set: (name, value) => pairs.push([name, value]),
    delete: (name) => { const at = pairs.findIndex(([key]) => key === name); if (at >= 0) pairs.splice(at, 1); },
    toString: () => pairs.map((pair) => pair.join("=")).join("&"),
  };
}
"""

NAV = """
function ask(text) {
  const [line, commands] = text.trim().split("\\n");
  const stops = line.split(" ").map((word) => {
    const [, clicks, start = 0, alias] = /^(\\d+)(?:\\/(\\d+))?(?:=(.*))?$/.exec(word);
    return { clicks: Number(clicks), start: Number(start), alias: alias && decodeURIComponent(alias) };
  });
  const moves = { next: $nav.next, prev: $nav.previous, nextSlide: $nav.nextSlide, prevSlide: $nav.previousSlide };
  let place = $nav.nearest(stops, { no: 1, click: 0 });
  const show = ({ no, click }) => `${no}:${click}`;
  return commands.split(" ").map((command) => {
    const [, name, rest = ""] = /^(\\w+)(?:\\((.*)\\))?$/.exec(command);
    const [no, click] = rest.split(",").map(Number);
    const mode = rest.split(",")[2] ?? "play";
    if (name === "read") {
      const { mode, place, query } = $nav.readRoute(stops, rest);
      return `${mode} ${show(place)} ${query}`.trim();
    }
    if (name === "write") return $nav.writeRoute(stops, { mode, place: { no, click }, query: "" });
    place = name === "go" ? $nav.nearest(stops, { no, click }) : moves[name](stops, place);
    return show(place);
  }).join("\\n") + "\\n";
}
"""

SEARCH = """
function ask(text) {
  const [slides, queries] = text.trim().split("\\n\\n").map((part) => part.split("\\n"));
  const entries = slides.map((line, index) => {
    const [title, words] = line.split(" | ");
    return $slide_search.makeEntry(index + 1, title, words);
  });
  const numbers = (query) => $slide_search.find(entries, query).map(({ no }) => no).join(" ");
  return queries.map((query) => `${query}: ${numbers(query) || "-"}\\n`).join("");
}
"""


@pytest.mark.parametrize("case", read_cases("page/nav.txt"), ids=ids)
def test_navigation(case: Case, renew: bool) -> None:
    check(case, module("base/nav", NAV).get("ask")(case.input), renew)


@pytest.mark.parametrize("case", read_cases("page/search.txt"), ids=ids)
def test_search(case: Case, renew: bool) -> None:
    check(case, module("controls/slide-search", SEARCH).get("ask")(case.input), renew)


TIMES = """
function ask(text) {
  return text.trim().split("\\n").map((line) => {
    const [kind, duration, status, startedAt, pausedAt, now] = line.split(" ");
    const deck = { duration: Number(duration), config: { timer: kind } };
    const timer = { status, startedAt: Number(startedAt), pausedAt: Number(pausedAt) };
    return `${$timer.timeText(deck, timer, Number(now))} ${$timer.stateOf(deck, timer, Number(now))}\\n`;
  }).join("");
}
"""
COUNTS = """function ask(text) {
  return text.trim().split("\\n").map((line) => $word_count.countWords(line) + "\\n").join("");
}"""


@pytest.mark.parametrize("case", read_cases("page/timer.txt"), ids=ids)
def test_timer(case: Case, renew: bool) -> None:
    check(case, module("controls/timer", TIMES).get("ask")(case.input), renew)


SHAPES = """
function ask(text) {
  return text.trim().split("\\n").map((line) => {
    const [tool, width, ...points] = line.split(" ");
    return $stroke_path.pathOf({ tool, width, points: points.map((point) => point.split(",")) }) + "\\n";
  }).join("");
}
"""


@pytest.mark.parametrize("case", read_cases("page/shape.txt"), ids=ids)
def test_shapes(case: Case, renew: bool) -> None:
    check(case, module("drawing/stroke-path", SHAPES).get("ask")(case.input), renew)


@pytest.mark.parametrize("case", read_cases("page/words.txt"), ids=ids)
def test_words(case: Case, renew: bool) -> None:
    check(case, module("overview/word-count", COUNTS).get("ask")(case.input), renew)


def test_strokes_follow_their_seed_alone() -> None:
    context = module("motion/v-mark", "")
    options = "{ padding: [5, 5, 5, 5], iterations: 2, rtl: false, brackets: ['left'] }"
    box = "{ x: 0, y: 0, width: 80, height: 20 }, " + options

    def strokes(kind: str, seed: str) -> list[str]:
        return list(
            json.loads(
                context.eval(
                    f"JSON.stringify($rough_lines.strokesOf('{kind}', {box}, $seeded_random.seededRandom('{seed}')))"
                )
            )
        )

    counts = {
        "underline": 2,
        "box": 8,
        "circle": 2,
        "crossed-off": 4,
        "bracket": 6,
        "strike-through": 2,
        "highlight": 2,
    }
    assert {kind: len(strokes(kind, "a")) for kind in counts} == counts
    assert all(strokes(kind, "a") == strokes(kind, "a") != strokes(kind, "b") for kind in counts)
    numbers = [
        float(number) for kind in counts for path in strokes(kind, "a") for number in re.findall(r"-?[\d.]+", path)
    ]
    assert -25 < min(numbers) < max(numbers) < 105


@pytest.mark.parametrize(("stiffness", "damping"), [(500, 25), (550, 46.9), (100, 30), (100, 20)])
def test_a_spring_ends_where_it_should(stiffness: float, damping: float) -> None:
    context = module("motion/spring-easing", "")
    spring = f"{{ stiffness: {stiffness}, damping: {damping} }}"
    timing = json.loads(context.eval(f"JSON.stringify($spring_easing.springEasing({spring}))"))
    points = [float(point) for point in timing["easing"].removeprefix("linear(").removesuffix(")").split(",")]
    assert 100 <= timing["duration"] <= 5000
    assert points[0] == 0
    assert points[-1] == 1
    assert abs(points[-2] - 1) < 0.02
    assert (max(points) > 1.01) is (damping < 2 * stiffness**0.5 * 0.9)
