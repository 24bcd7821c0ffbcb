"""Icons that public decks use: what of them deckc should draw itself is counted by these."""

from __future__ import annotations

from deckc.disk.files import Files
from deckc.icons import IconName, Icons
from deckc.icons.carried_icons import pack_of

__all__ = ["OFTEN", "SEEN", "USES", "share_drawn"]

# Uses in 235 decks, by collection.
USES = {
    "carbon": 185, "mdi": 135, "logos": 54, "material-symbols": 36, "ri": 34, "tabler": 22, "twemoji": 20,
    "bi": 11, "simple-icons": 11, "ant-design": 6, "emojione": 6, "akar-icons": 4, "radix-icons": 4, "uim": 4,
    "devicon": 3, "emojione-v1": 3, "flat-color-icons": 2, "fxemoji": 2, "heroicons-outline": 2,
    "icomoon-free": 2, "noto": 2, "pepicons": 2, "ph": 2, "fa6-brands": 1, "fluent-emoji": 1, "jam": 1,
    "majesticons": 1, "noto-v1": 1, "skill-icons": 1, "wpf": 1,
}  # fmt: skip
# Of these by name, where a name is used often.
OFTEN = {
    "mdi:github-circle": 42, "carbon:logo-github": 41, "carbon:arrow-right": 46, "carbon:commit": 19,
    "carbon:branch": 12, "mdi:close": 10, "mdi:check": 9, "ri:github-fill": 9, "tabler:arrow-right": 9,
    "tabler:circle": 9, "mdi:github": 7, "ri:github-line": 7, "ri:twitter-line": 6, "twemoji:camera": 6,
    "carbon:container-software": 5, "carbon:download": 5, "mdi:linkedin": 5, "ri:article-line": 5,
    "ri:mail-send-line": 5, "bi:discord": 4, "bi:slack": 4, "carbon:edit": 4, "carbon:logo-linkedin": 6,
    "logos:vue": 4, "mdi:twitter": 4, "uim:rocket": 4, "ant-design:book-outlined": 3,
    "ant-design:close-circle-fill": 3, "carbon:blog": 3, "carbon:logo-instagram": 3, "logos:twitter": 3,
    "logos:typescript-icon": 3, "logos:vueuse": 3, "material-symbols:settings-account-box-outline": 3,
    "twemoji:warning": 3, "akar-icons:circle-check-fill": 2, "akar-icons:link-on": 2, "bi:github": 2,
    "carbon:application-web": 2, "carbon:code": 2, "carbon:document-pdf": 2, "carbon:email": 2,
    "carbon:logo-twitter": 2, "carbon:presentation-file": 2, "carbon:rss": 2, "icomoon-free:lab": 2,
    "logos:esbuild": 2, "logos:rollupjs": 2, "logos:twitch": 2, "logos:visual-studio-code": 2,
    "logos:vitejs": 2, "logos:webpack": 2, "mdi:code-braces": 2, "mdi:discord": 2, "mdi:presentation": 2,
    "pepicons:internet": 2, "twemoji:musical-note": 2,
}  # fmt: skip
# Other names that decks use of the collections whose large drawings are left out.
SEEN = {
    "logos": (
        "github-icon ember-tomster react google google-gmail git-icon svelte-icon mastodon-icon bluesky "
        "prismic-icon nuxt-icon spring-icon firefox solidjs-icon preact python storyblok-icon tensorflow "
        "flutter opentelemetry-icon jira google-icon tailwindcss-icon nodejs-icon linear-icon chrome markdown "
        "cloudflare maxcdn linux-tux github-octocat openai-icon figma spotify-icon netflix-icon"
    ),
    "material-symbols": (
        "water-bottle circle-outline pattern bomb-rounded view-agenda format-list-bulleted-rounded "
        "code-blocks-outline-rounded videogame-asset-outline verified-off-rounded rocket-launch-rounded "
        "cloud-sync-rounded hub-outline emoji-symbols-rounded document-scanner-rounded "
        "settings-suggest-outline-rounded music-note"
    ),
    "simple-icons": (
        "nixos popos zenn x stmicroelectronics mastodon github twitter nx geeksforgeeks jetbrains kotlin "
        "claude openai googlegemini githubcopilot vercel unjs crowdsource langchain langgraph anthropic "
        "umbraco gnometerminal intellijidea duckdb pwa matrix blueprint googlenews"
    ),
    "twemoji": (
        "woman-raising-hand smirking-face thinking-face pencil man-technologist-medium-light-skin-tone "
        "red-heart heart-hands-medium-light-skin-tone cat-with-tears-of-joy grinning-face-with-smiling-eyes "
        "blue-heart green-heart yellow-heart money-bag light-bulb rocket baguette-bread woman-student "
        "man-technologist spiral-notepad package koala cityscape-at-dusk wheelchair-symbol check-mark-button "
        "face-with-peeking-eye slightly-smiling-face"
    ),
}


def share_drawn() -> float:
    """The share of the uses whose very drawing deckc carries.

    Of uses whose names are not known, as many as of the other names that decks use of the collection.
    """
    icons = Icons((), Files())
    exact: float = sum(count for name, count in OFTEN.items() if icons.has(IconName(*name.split(":"))))
    for collection, count in USES.items():
        rest = count - sum(each for name, each in OFTEN.items() if name.startswith(f"{collection}:"))
        seen = [icons.has(IconName(collection, name)) for name in SEEN.get(collection, "").split()]
        exact += rest * (sum(seen) / len(seen) if seen else pack_of(collection) is not None)
    return exact / sum(USES.values())
