"""Allow list: the names that a page of an untrusted deck may hold. All in lower case, as HTML compares them."""

from __future__ import annotations

__all__ = [
    "ANIMATIONS",
    "ATTRIBUTES",
    "CSS_ATTRIBUTES",
    "DROPPED",
    "ELEMENTS",
    "MEANT",
    "OWN_DATA",
    "OWN_IDS",
]

HTML = """
    a abbr address area article aside audio b bdi bdo big blockquote br button caption center cite code col colgroup
    data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6
    header hgroup hr i iframe img input ins kbd label legend li main map mark marquee menu meter nav nobr ol optgroup
    option output p picture pre progress q rb rp rt rtc ruby s samp search section select small source span strike
    strong sub summary sup table tbody td textarea tfoot th thead time tr track tt u ul var video wbr
"""
SVG = """
    svg animate animatemotion animatetransform circle clippath defs desc ellipse feblend fecolormatrix
    fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap fedistantlight fedropshadow
    feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology feoffset
    fepointlight fespecularlighting fespotlight fetile feturbulence filter foreignobject g image line lineargradient
    marker mask mpath path pattern polygon polyline radialgradient rect set stop switch symbol text textpath title
    tspan use view
"""
MATHML = """
    math annotation merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt
    mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics
"""
ELEMENTS = frozenset(f"{HTML} {SVG} {MATHML}".split())

DROPPED = frozenset(
    """
    annotation-xml applet audioworklet base basefont bgsound embed fencedframe font-face font-face-uri frame frameset
    handler head html isindex link listener listing meta noembed noframes noscript object param plaintext portal script
    style template xmp
    """.split()
)
"""Elements that go with all that they hold; any other one that is not listed becomes a plain one."""

ANIMATIONS = frozenset(("animate", "animatemotion", "animatetransform", "set"))

GENERAL = """
    accept accesskey align allowfullscreen alt autocapitalize autocomplete autoplay axis bgcolor border bordercolor
    cellpadding cellspacing char charoff checked class clear color cols colspan compact controls controlslist coords
    datetime decoding default dir dirname disabled disablepictureinpicture download draggable enterkeyhint face for
    frame frameborder headers height hidden high href hreflang hspace id inert inputmode ismap itemid itemprop itemscope
    itemtype kind label lang list loading loop low marginheight marginwidth max maxlength media method min minlength
    multiple muted nohref noshade nowrap open optimum pattern placeholder playsinline poster preload readonly rel
    required rev reversed role rows rowspan rules scope scrolling selected shape size sizes span spellcheck src srclang
    srcset start step style summary tabindex target title translate type usemap valign value vspace width wrap
"""
STYLING = """
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    cursor direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-family
    font-size font-size-adjust font-stretch font-style font-variant font-weight image-rendering letter-spacing
    lighting-color marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order
    pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-overflow
    text-rendering transform transform-origin unicode-bidi vector-effect visibility white-space word-spacing
    writing-mode
"""
GEOMETRY = """
    accumulate additive amplitude attributename attributetype azimuth basefrequency begin bias by calcmode
    clippathunits cx cy d diffuseconstant divisor dur dx dy edgemode elevation end exponent filterunits from fr fx fy
    gradienttransform gradientunits in in2 intercept k k1 k2 k3 k4 kernelmatrix kernelunitlength keypoints keysplines
    keytimes lengthadjust limitingconeangle markerheight markerunits markerwidth maskcontentunits maskunits mode
    numoctaves offset operator order orient origin pathlength patterncontentunits patterntransform patternunits points
    pointsatx pointsaty pointsatz preservealpha preserveaspectratio primitiveunits r radius refx refy repeatcount
    repeatdur restart result rotate rx ry scale seed slope spacing specularconstant specularexponent spreadmethod
    startoffset stddeviation stitchtiles surfacescale tablevalues targetx targety textlength to values version viewbox
    x x1 x2 xchannelselector xlink:href xlink:title xml:lang xml:space xmlns xmlns:xlink y y1 y2 ychannelselector z
"""
MATH = """
    accent accentunder columnalign columnlines columnspacing columnspan denomalign depth displaystyle encoding fence
    framespacing largeop linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize
    movablelimits notation numalign rowalign rowlines rowspacing rspace scriptlevel separator stretchy subscriptshift
    superscriptshift symmetric voffset
"""
ATTRIBUTES = frozenset(f"{GENERAL} {STYLING} {GEOMETRY} {MATH}".split())

CSS_ATTRIBUTES = frozenset(f"{STYLING} from to by values".split())
"""Attributes whose values CSS reads, or which become such a value."""

MEANT = frozenset(
    """
    action allow archive attributionsrc autofocus background blocking cite classid code codebase command commandfor
    content contenteditable credentialless crossorigin csp data dynsrc elementtiming exportparts fetchpriority form
    formaction formenctype formmethod formnovalidate formtarget http-equiv icon imagesizes imagesrcset integrity
    interestfor is keytype language longdesc lowsrc manifest name nonce nomodule object part ping popover popovertarget
    popovertargetaction privatetoken profile referrerpolicy sandbox sharedstoragewritable slot srcdoc
    """.split()
)
"""Attributes that browsers give a meaning to and that are not allowed, not even as a utility's name."""

OWN_DATA = frozenset(
    """
    data-config data-deck-canvas data-deck-mode data-deck-schema data-drawing data-fixed data-layout data-library
    data-live data-no data-note-click data-point data-popup data-popup-shown data-src data-state data-timer
    data-video-active data-view data-way
    """.split()
)
"""Attributes by which parts of the player talk to each other: no slide needs them."""

OWN_IDS = frozenset(
    """
    app mermaid-rendering-container page-root print-container print-content slide-container slide-content slideshow
    slidev-goto-dialog slidev-goto-input twoslash-container
    """.split()
)
"""Names of the player's own elements, beside all that begin with `deck-`."""
