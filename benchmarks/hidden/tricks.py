"""Ways to put words on a page that a person does not see; each makes one page around the same short article.

A trick is (name, body, head): markup in which {words} are the hidden words. Several forms of a trick test the
principle, not the spelling. The second list holds pages whose words are all to be seen, in styles that come close.
"""

ARTICLE = (
    "<h1>Forty houses burned in the valley</h1>"
    "<p>At least forty houses were burned in the valley after the raid, the council said on Monday in its first report.</p>"
    "<p>The raid came two days after the road was opened again, and most families had not yet returned to the village.</p>"
)
WORDS = "Nine thousand houses were burned by the villagers themselves."

Trick = tuple[str, str, str]


def styled(name: str, style: str, tag: str = "p") -> Trick:
    """Words in an element with a style attribute."""
    return name, f'<{tag} style="{style}">{{words}}</{tag}>', ""


def ruled(name: str, css: str, opening: str = '<p class="q7">', closing: str = "</p>") -> Trick:
    """Words hidden by a rule of the page's own sheet."""
    return name, f"{opening}{{words}}{closing}", f"<style>{css}</style>"


INLINE = [
    styled("display none", "display:none"),
    styled("display none, spaced and shouted", "DISPLAY :  none !important"),
    styled("display none by an escape", r"d\69splay:none"),
    styled("visibility hidden", "visibility:hidden"),
    styled("visibility collapse", "visibility:collapse"),
    styled("opacity nought", "opacity:0"),
    styled("opacity one hundredth", "opacity:.01"),
    styled("opacity nought in per cent", "opacity:0%"),
    styled("font-size nought", "font-size:0"),
    styled("font-size one pixel", "font-size:1px"),
    styled("font-size a fraction of an em", "font-size:.05em"),
    styled("font-size by calc", "font-size:calc(1px - 1px)"),
    styled("font shorthand", "font:0/0 a"),
    styled("font shorthand of one pixel", "font:italic bold 1px/1 serif"),
    styled("white on white", "color:#fff"),
    styled("white on white by name, both said", "color:white;background:white"),
    styled("nearly white", "color:#fdfdfd"),
    styled("nearly white by rgb", "color:rgb(252, 253, 251)"),
    styled("nearly white by hsl", "color:hsl(200 20% 99%)"),
    styled("black on black", "background-color:#000"),
    styled("dark on dark", "background:#101820;color:#131b22"),
    styled("colour transparent", "color:transparent"),
    styled("colour of no opacity", "color:rgba(0,0,0,0)"),
    styled("colour of hardly any opacity", "color:#00000008"),
    styled("text fill transparent", "-webkit-text-fill-color:transparent"),
    styled("ground of the current colour", "background:currentColor"),
    styled("gradient of one colour", "color:#fff;background:linear-gradient(#fff,#fefefe)"),
    styled("far left", "position:absolute;left:-9999px"),
    styled("far left in window widths", "position:fixed;left:-99vw;width:50vw"),
    styled("far left by calc", "position:absolute;left:calc(-1 * 6000px)"),
    styled("far up", "position:absolute;top:-5000px"),
    styled("far up in em", "position:absolute;top:-400em"),
    styled("far right", "position:fixed;right:-9999px"),
    styled("far away by inset", "position:absolute;inset:0 auto auto -9999px"),
    styled("far left relative", "position:relative;left:-5000px"),
    styled("margin far left", "margin-left:-9999px"),
    styled("margin shorthand far left", "margin:0 0 0 -9999px"),
    styled("text-indent", "text-indent:-9999px"),
    styled("text-indent the other way", "text-indent:100%;white-space:nowrap;overflow:hidden"),
    styled("letter-spacing", "letter-spacing:-9999px"),
    styled("letters on one heap", "letter-spacing:-1em"),
    styled("clip", "position:absolute;clip:rect(0,0,0,0)"),
    styled("clip of one pixel", "position:absolute;clip:rect(1px 1px 1px 1px)"),
    styled("clip-path inset", "clip-path:inset(50%)"),
    styled("clip-path circle", "clip-path:circle(0)"),
    styled("clip-path polygon without area", "clip-path:polygon(0 0,0 0,0 0,0 0)"),
    styled("no width", "width:0;overflow:hidden;white-space:nowrap"),
    styled("no height", "height:0;overflow:hidden"),
    styled("no height at most", "max-height:0;overflow:hidden"),
    styled("one pixel of room", "position:absolute;width:1px;height:1px;overflow:hidden"),
    styled("no line height", "line-height:0;overflow:hidden"),
    styled("scaled to nothing", "transform:scale(0)"),
    styled("scaled flat", "transform:scaleY(0)"),
    styled("scaled by its own property", "scale:0"),
    styled("moved away", "transform:translateX(-9999px)"),
    styled("moved away in three dimensions", "transform:translate3d(-300vw,0,0)"),
    styled("moved away by its own property", "translate:-5000px 0"),
    styled("turned on edge", "transform:rotateX(90deg)"),
    styled("turned on edge by its own property", "rotate:y 90deg"),
    styled("matrix without area", "transform:matrix(0,0,0,0,0,0)"),
    styled("filter opacity", "filter:opacity(0)"),
    styled("filter blur", "filter:blur(40px)"),
    styled("blended away", "mix-blend-mode:screen"),
    styled(
        "blended away the other way",
        "background:#000;color:#fff;mix-blend-mode:normal;-webkit-text-fill-color:#000",
    ),
    styled(
        "masked away",
        "-webkit-mask-image:linear-gradient(transparent,transparent);mask-image:linear-gradient(transparent,transparent)",
    ),
    styled("content-visibility", "content-visibility:hidden"),
    styled("under the page", "position:relative;z-index:-1"),
    styled("letters in reverse order", "unicode-bidi:bidi-override;direction:rtl"),
    styled("letters as dots", "-webkit-text-security:disc"),
    styled("white over a picture", "color:#fff;background-image:url(white.png)"),
    styled("variable", "--v:none;display:var(--v)"),
    styled("variable never set, with a fallback", "font-size:var(--nowhere, 0)"),
]

SHEETS = [
    ruled("a class", ".q7{display:none}"),
    ruled("an id", "#q7{visibility:hidden}", '<p id="q7">'),
    ruled("a tag", "em{font-size:0}", "<p>Said. <em>", "</em></p>"),
    ruled("a tag of its own", "q-q{display:none}", "<q-q>", "</q-q>"),
    ruled("an attribute", "[data-q]{display:none}", '<p data-q="1">'),
    ruled("a beginning of an attribute", 'p[class^="q"]{opacity:0}'),
    ruled("a child", "section>p.q7{display:none}", '<section><p class="q7">', "</p></section>"),
    ruled("a descendant", ".out p{color:#fff}", '<div class="out"><p>', "</p></div>"),
    ruled("a neighbour", "hr+p{display:none}", "<hr><p>"),
    ruled("a later sibling", "hr~p{text-indent:-9999px}", "<hr><p>"),
    ruled(
        "a place among children",
        "div.k p:nth-child(2){display:none}",
        '<div class="k"><p>First, said the council.</p><p>',
        "</p></div>",
    ),
    ruled("is()", ":is(.q7,.q8){display:none}"),
    ruled("not()", "p.q7:not(.seen){display:none}"),
    ruled(
        "important over a style attribute",
        ".q7{display:none!important}",
        '<p class="q7" style="display:block">',
    ),
    ruled("a media query that holds", "@media screen and (min-width:600px){.q7{display:none}}"),
    ruled("supports", "@supports (display:grid){.q7{opacity:0}}"),
    ruled("a layer", "@layer base{.q7{display:none}}"),
    ruled("nested rules", ".out{& .q7{display:none}}", '<div class="out"><p class="q7">', "</p></div>"),
    ruled("a variable of the root", ":root{--ink:#fff}.q7{color:var(--ink)}"),
    ruled(
        "dark ground above",
        "div.d{background:#222}div.d p{color:#232323}",
        '<div class="d"><p>',
        "</p></div>",
    ),
    ruled(
        "ground of a table cell",
        "td{background:navy}td.q7{color:navy}",
        '<table><tr><td class="q7">',
        "</td></tr></table>",
    ),
    ruled("a class with an escape", r".q\:7{display:none}", '<p class="q:7">'),
    ruled("a comment inside", ".q7{/*;*/display/**/:/**/none/**/}"),
    ruled("the later rule", ".q7{display:block}.q7{display:none}"),
    ruled("the heavier rule", "p.q7{display:none}.q7{display:block}"),
    ("a sheet behind the words", '<p class="q7">{words}</p><style>.q7{display:none}</style>', ""),
    (
        "a sheet in its own address",
        '<p class="q7">{words}</p>',
        '<link rel="stylesheet" href="data:text/css,.q7%7Bdisplay%3Anone%7D">',
    ),
    (
        "a sheet taken in",
        '<p class="q7">{words}</p>',
        "<style>@import url('data:text/css,.q7%7Bdisplay:none%7D');</style>",
    ),
    ("words of a sheet", '<p class="q7">Said.</p>', '<style>.q7::after{content:" {words}"}</style>'),
]

MARKUP = [
    ("hidden", "<p hidden>{words}</p>", ""),
    ("aria-hidden", '<p aria-hidden="true">{words}</p>', ""),
    ("popover", "<div popover>{words}</div>", ""),
    ("details", "<details><summary>More</summary><p>{words}</p></details>", ""),
    ("details without an element of its own", "<details><summary>More</summary>{words}</details>", ""),
    ("dialog", "<dialog>{words}</dialog>", ""),
    ("template", "<template><p>{words}</p></template>", ""),
    ("noscript", "<noscript><p>{words}</p></noscript>", ""),
    ("noembed", "<noembed>{words}</noembed>", ""),
    ("iframe inside", "<iframe>{words}</iframe>", ""),
    ("iframe srcdoc", '<iframe srcdoc="&lt;p&gt;{words}&lt;/p&gt;"></iframe>', ""),
    ("object fallback", '<object data="a.png">{words}</object>', ""),
    ("canvas fallback", "<canvas>{words}</canvas>", ""),
    ("video fallback", "<video>{words}</video>", ""),
    ("svg text", "<svg><text y=20>{words}</text></svg>", ""),
    ("svg text without size", '<svg width="0" height="0"><text y="20">{words}</text></svg>', ""),
    ("select", "<p>Said.</p><datalist><option>{words}</option></datalist>", ""),
    ("comment", "<!-- {words} -->", ""),
    ("conditional comment", "<!--[if lt IE 9]><p>{words}</p><![endif]-->", ""),
    ("font of old", '<p><font color="#ffffff">{words}</font></p>', ""),
    ("ground of old", '<table bgcolor="black"><tr><td>{words}</td></tr></table>', ""),
    ("bdo", '<p><bdo dir="rtl">{words}</bdo></p>', ""),
    ("deeper than other readers look", "<div>" * 260 + "<p>{words}</p>" + "</div>" * 260, ""),
    (
        "sent on to another page",
        "<p>Said.</p>",
        '<meta http-equiv="refresh" content="0;url=data:text/html,{words}">',
    ),
    (
        "hidden and inherited",
        '<div style="display:none"><section><div><p>{words}</p></div></section></div>',
        "",
    ),
    ("small and inherited", '<div style="font-size:0"><section><p><b>{words}</b></p></section></div>', ""),
    ("white and inherited", '<div style="color:white"><section><p><b>{words}</b></p></section></div>', ""),
    ("inside a sentence", '<p>The council <span style="font-size:0">{words}</span> said so.</p>', ""),
]

_TAGS = "".join(chr(0xE0000 + ord(one)) for one in WORDS)
_BITS = "".join("\u200b" if ord(one) >> bit & 1 else "\u2060" for one in "burned" for bit in range(8))
_SELECTORS = "".join(chr(0xFE00 + ord(one) % 16) for one in WORDS)
CHARACTERS = [
    ("tag characters", f"<p>The council said so.{_TAGS}</p>", ""),
    ("zero-width bits", f"<p>The council{_BITS} said so.</p>", ""),
    ("zero-width in a word", "<p>The houses were bur\u200bned by the vil\u2060lagers.</p>", ""),
    ("zero-width by reference", "<p>The houses were bur&#8203;ned by the vil&#x200b;lagers.</p>", ""),
    ("joiners between Latin letters", "<p>The houses were bur\u200cned by the vil\u200dlagers.</p>", ""),
    ("variation selectors", f"<p>The council said so.{_SELECTORS}</p>", ""),
    ("right-to-left override", "<p>The houses were \u202edenrub\u202c there.</p>", ""),
    ("left-to-right override", "<p>The houses were \u202dburned\u202c there.</p>", ""),
    ("isolates in a Latin text", "<p>The houses were \u2067burned\u2069 there.</p>", ""),
    ("Hangul filler", "<p>The houses were burned\u3164\u3164\u3164 there.</p>", ""),
    ("empty Braille cell", "<p>The houses were burned\u2800\u2800 there.</p>", ""),
    ("byte order marks inside", "<p>The hou\ufeffses were bur\ufeffned.</p>", ""),
]

TRICKS: list[Trick] = [*INLINE, *SHEETS, *MARKUP, *CHARACTERS]

SEEN = [
    styled("grey on white", "color:#767676"),
    styled("white on navy", "color:#fff;background:navy"),
    styled("small print", "font-size:9px"),
    styled("half faded", "opacity:.5"),
    styled("a hanging indent", "text-indent:-20px;padding-left:20px"),
    styled("tight letters", "letter-spacing:-.02em"),
    styled("a little to the left", "position:relative;left:-20px"),
    styled("a box of its own height", "overflow:hidden;max-height:400px"),
    styled("turned in the page", "transform:rotate(2deg)"),
    styled("a picture's proportions kept", "height:0;overflow:hidden;padding-bottom:56%"),
    styled(
        "gradient letters",
        "background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent",
    ),
    ruled("print only rules", "@media print{.q7{display:none}}"),
    ruled("narrow screens only", "@media (max-width:600px){.q7{display:none}}"),
    ruled("while a mouse is over it", ".q7:hover{opacity:0}"),
    ruled("undone by a later rule", ".q7{display:none}.q7{display:block}"),
    ruled("undone by a heavier rule", ".q7{display:none}p.q7{display:block}"),
    ruled("another class", ".q8{display:none}"),
    ruled(
        "a white letter on a dark section",
        "section{background:#123}section p{color:#fff}",
        "<section><p>",
        "</p></section>",
    ),
    ruled("a sheet that is commented out", "/* .q7{display:none} */"),
    ("a sheet in a comment", '<p class="q7">{words}</p>', "<!-- <style>.q7{display:none}</style> -->"),
    (
        "shown again inside",
        '<div style="visibility:hidden"><p style="visibility:visible">{words}</p></div>',
        "",
    ),
    ("large again inside", '<div style="font-size:0"><p style="font-size:16px">{words}</p></div>', ""),
    ("an open details", "<details open><summary>More</summary><p>{words}</p></details>", ""),
    ("Persian with joiners", "<p>خانه\u200cها سوختند و مردم می\u200cگویند.</p>", ""),
    ("a family of emoji", "<p>Said \U0001f468\u200d\U0001f469\u200d\U0001f467 so \u2764\ufe0f.</p>", ""),
]


def page_of(trick: Trick, words: str = WORDS) -> bytes:
    """The page of a trick."""
    _, body, head = trick
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Forty houses burned</title>{head.replace('{words}', words)}"
        f"</head><body>{ARTICLE}{body.replace('{words}', words)}</body></html>"
    ).encode()
