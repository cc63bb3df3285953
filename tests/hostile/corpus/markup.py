"""Pages and other markup: depth, entities, scripts, styles, and addresses that wait to be fetched."""

import random
from collections.abc import Iterator

PAGE = "<!doctype html><html><head><meta charset=utf-8><title>t</title></head><body>{}</body></html>"
ARTICLE = "<p>At least forty houses were burned in the valley after the raid, the council said on Monday.</p>"


def files(lure) -> Iterator[tuple[str, bytes]]:
    """Pages, SVG and XML."""
    yield from ((name, page.encode("utf-8", "surrogatepass")) for name, page in _pages(lure))
    yield from ((name, text.encode()) for name, text in _xml(lure))
    yield from _broken()


def _pages(lure) -> Iterator[tuple[str, str]]:
    yield "deep-divs.html", "<div>" * 300_000 + "text"
    yield "deep-bold.html", PAGE.format("<b>" * 200_000 + "text")
    yield "deep-tables.html", PAGE.format("<table><tr><td>" * 30_000 + "text")
    yield "many-tags.html", PAGE.format(ARTICLE + "<i>x</i>" * 400_000)
    yield "many-blocks.html", PAGE.format("<p>x</p>" * 200_000)
    yield (
        "many-attributes.html",
        PAGE.format(f"<p {' '.join(f'a{n}=1' for n in range(200_000))}>x</p>" + ARTICLE),
    )
    yield "long-attribute.html", PAGE.format(f'<p class="{"a " * 2_000_000}">x</p>' + ARTICLE)
    yield "unclosed-attribute.html", PAGE.format(ARTICLE + '<a href="' + "x" * 3_000_000)
    yield "unclosed-comment.html", PAGE.format(ARTICLE + "<!-- " * 400_000)
    yield "open-brackets.html", PAGE.format("<" * 2_000_000)
    yield "entities.html", PAGE.format("<p>" + "&amp;" * 1_000_000)
    yield "numeric-entities.html", PAGE.format("<p>" + "&#x10ffff;&#xd800;&#0;" * 100_000 + ARTICLE)
    yield "style-nesting.html", PAGE.format("<style>" + "a{" * 200_000 + "</style>" + ARTICLE)
    yield "style-quotes.html", PAGE.format("<style>" + '\\"' * 900_000 + "</style>" + ARTICLE)
    yield "style-rules.html", PAGE.format("<style>" + "*{color:red}" * 60_000 + "</style>" + ARTICLE * 200)
    yield (
        "style-brackets.html",
        PAGE.format("<style>a" + ":not(" * 100_000 + "{display:none}</style>" + ARTICLE),
    )
    yield "style-calc.html", PAGE.format(f'<p style="width:{"calc(" * 50_000}">x</p>' + ARTICLE)
    yield (
        "style-variables.html",
        PAGE.format(
            "<style>:root{"
            + "".join(f"--a{n}:var(--a{n + 1})var(--a{n + 1});" for n in range(60))
            + "}p{color:var(--a0)}</style>"
            + ARTICLE
        ),
    )
    yield "digits.html", PAGE.format(f"<p>At least {'9,' * 500_000}9 houses were burned.</p>")
    yield (
        "json-ld-deep.html",
        PAGE.format(f"<script type='application/ld+json'>{'[' * 200_000}</script>" + ARTICLE),
    )
    yield (
        "json-ld-number.html",
        PAGE.format(f"<script type='application/ld+json'>{{\"a\":{'9' * 500_000}}}</script>" + ARTICLE),
    )
    yield (
        "fetches.html",
        PAGE.format(
            f"{ARTICLE}<img src='{lure.url}/img'><script src='{lure.url}/js'></script><link rel=stylesheet href='{lure.url}/css'>"
            f"<iframe src='{lure.url}/frame'></iframe><object data='file://{lure.secret}'></object><base href='{lure.url}/'>"
            f"<meta http-equiv=refresh content='0;url={lure.url}/go'><style>@import url({lure.url}/more.css);</style>"
        ),
    )
    yield (
        "entity-file.html",
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{lure.secret}">]>' + PAGE.format(f"{ARTICLE}<p>&x;</p>"),
    )
    rng = random.Random(11)
    yield "noise.html", PAGE.format("".join(rng.choice("<>/=\"' abdiv!-&#;") for _ in range(300_000)))


def _xml(lure) -> Iterator[tuple[str, str]]:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a0 "ha">{laughs}]>'
    yield "billion-laughs.svg", f'{head}<svg xmlns="http://www.w3.org/2000/svg"><text>&a9;</text></svg>'
    yield "billion-laughs.html", f"{head}<html><body>{ARTICLE}<p>&a9;</p></body></html>"
    yield "quadratic.xml", f'<!DOCTYPE d [<!ENTITY a "{"a" * 100_000}">]><d>{"&a;" * 50_000}</d>'
    yield (
        "external.svg",
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file://{lure.secret}">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
    )
    yield "parameter.xml", f'<!DOCTYPE d [<!ENTITY % x SYSTEM "{lure.url}/dtd">%x;]><d/>'
    yield (
        "script.svg",
        f'<svg xmlns="http://www.w3.org/2000/svg" onload="fetch(\'{lure.url}/svg\')"><script>fetch("{lure.url}")</script><image href="{lure.url}/i"/></svg>',
    )
    yield "deep.xml", "<a>" * 200_000
    yield "stylesheet.xml", f'<?xml-stylesheet href="{lure.url}/x.xsl" type="text/xsl"?><d/>'
    yield (
        "include.xml",
        f'<d xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file://{lure.secret}" parse="text"/></d>',
    )


def _broken() -> Iterator[tuple[str, bytes]]:
    yield "nul.html", PAGE.format(ARTICLE).encode() + b"\0" * 1000
    yield "half-utf16.html", b"\xff\xfe" + PAGE.format(ARTICLE).encode("utf-16-le")[:-1]
    yield "utf7.html", PAGE.format("+ADw-script+AD4-" + ARTICLE).replace("utf-8", "utf-7").encode()
    yield "wrong-charset.html", PAGE.format(ARTICLE).replace("utf-8", "utf-32").encode()
