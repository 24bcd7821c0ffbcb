"""Tags: which names are HTML, SVG or MathML elements, so that all others are components.

Source: HTML Living Standard, SVG 2, MathML Core; as Vue's compiler tells them apart, by exact spelling.
"""

from __future__ import annotations

__all__ = ["ABSENT", "CLICK_COMPONENTS", "LIVE", "NATIVE", "TRANSPARENT", "component_key"]

LIVE = "deck-live"  # the place of a component that runs in the page
ABSENT = ""  # stands, among names of components, for one of a package that is not here

HTML = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blockquote body br button "
    "canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed "
    "fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe "
    "img input "
    "ins kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object ol optgroup option "
    "output p param picture pre progress q rp rt ruby s samp script search section select slot small source span "
    "strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul "
    "var video wbr"
)
SVG = (
    "animate animateMotion animateTransform circle clipPath color-profile defs desc discard ellipse feBlend "
    "feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap "
    "feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode "
    "feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter foreignObject g "
    "hatch hatchpath image line linearGradient marker mask mesh meshgradient meshpatch meshrow metadata mpath path "
    "pattern polygon polyline radialGradient rect set solidcolor stop svg switch symbol text textPath tspan unknown "
    "use view"
)
MATH = (
    "annotation annotation-xml maction maligngroup malignmark math menclose merror mfenced mfrac mi mlongdiv "
    "mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mscarries mscarry msgroup msline mspace "
    "msqrt msrow mstack mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics"
)
NATIVE = frozenset(f"{HTML} {SVG} {MATH}".split())

CLICK_COMPONENTS = {
    "vclick": "v-click",
    "vclicks": "v-clicks",
    "vafter": "v-after",
    "vclickgap": "v-click-gap",
    "vswitch": "v-switch",
}
TRANSPARENT = frozenset("transition transitiongroup keepalive teleport suspense basetransition clientonly".split())


def component_key(tag: str) -> str:
    """The name that `<VClick>`, `<vClick>` and `<v-click>` share."""
    return tag.replace("-", "").lower()
