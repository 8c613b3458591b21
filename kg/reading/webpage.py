"""Saved web pages: the article out of the page, as plain lines with Markdown marks, and what the page says of itself.

The main content is found by trafilatura, offline and without a clock (its date search would otherwise end at today).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from lxml import etree

from kg.model import PartialDate

# No clock: a date far ahead, so that the same page gives the same date in any year.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
_SPACES = re.compile(r"\s+")
_META = re.compile(r"<meta\b[^>]{1,1000}>", re.I)
_OG_SITE_NAME = re.compile(r"(?:property|name)\s*=\s*[\"']?og:site_name\b", re.I)
_CONTENT = re.compile(r"content\s*=\s*(?P<quote>[\"'])(?P<value>.*?)(?P=quote)", re.I | re.S)
_BLANK_LINES = re.compile(r"\n{3,}")
_ASIDE_NAMES = re.compile(
    r"\b(?:side-?bar|cookie|consent|comments|comment-(?:list|form|section)|disqus|related|recommended|share|sharing|"
    r"social-?(?:media|links|icons|bar|share)|newsletter|promo|adverts?\b|menu|breadcrumbs?|skip-link|most-read|"
    r"most-popular|trending|site-header|site-footer)",
    re.I,
)
_FEW_WORDS = 25
_BLOCKS = frozenset(
    "address article aside blockquote body br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td th thead tr ul".split()
)
_UNREAD = frozenset("head script style noscript template svg button select option iframe nav footer form".split())
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a saved page holds."""

    text: str
    """One line for each paragraph, heading (``#``), list item (``-``) and table row, blank lines between paragraphs."""
    title: str | None = None
    publisher: str | None = None
    creator: str | None = None
    issued: PartialDate | None = None
    url: str | None = None


def read_webpage(html: str) -> WebPage:
    """Extract the article; ``text`` is empty where the page holds no words at all.

    Where trafilatura finds nothing, or next to nothing, or runs a page without paragraphs into one line, every readable
    line outside of menus, side columns, comments, forms and scripts is taken.
    """
    # Loaded with the first web page: most sources are none.
    import trafilatura
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    document = trafilatura.bare_extraction(
        html,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        favor_recall=True,
        date_extraction_params=dict(_DATE_SEARCH),
    )
    if not isinstance(document, Document) or document.body is None:
        return WebPage(_all_lines(html))
    lines = list(_main_lines(document.body))
    text = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
    if "\n" not in text or len(text.split()) < _FEW_WORDS:
        # Nothing was recognised, or the whole page was run into one line.
        text = max(text, _all_lines(html), key=lambda found: (found.count("\n"), len(found.split())))
    title = _clean(document.title)
    if title and not any(line.lstrip("# ") == title for line in text.split("\n")):
        text = f"# {title}\n\n{text}"
    return WebPage(
        text=text,
        title=title,
        publisher=_site_name(html) or _clean(document.sitename),
        creator=_authors(document.author),
        issued=_date(document.date),
        url=_clean(document.url),
    )


def _clean(value: str | None) -> str | None:
    text = _SPACES.sub(" ", value or "").strip()
    return text or None


def _authors(value: str | None) -> str | None:
    """trafilatura joins authors with semicolons."""
    names = [name.strip() for name in (value or "").split(";") if name.strip()]
    return " and ".join(name for name in names if any(char.isalpha() for char in name)) or None


def _site_name(html: str) -> str | None:
    """``og:site_name`` as the page writes it; trafilatura changes its capitals."""
    for tag in _META.findall(html[:100_000]):
        if _OG_SITE_NAME.search(tag) and (content := _CONTENT.search(tag)):
            return _clean(unescape(content["value"]))
    return None


def _date(value: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(value) if value else None
    except ValueError:
        return None


def _main_lines(body: etree._Element) -> Iterator[str]:
    """trafilatura's tree as lines; a blank line before each block that is not an item or a row."""
    for element in body:
        yield from _element_lines(element)


def _element_lines(element: etree._Element, mark: str = "") -> Iterator[str]:
    tag = element.tag
    if tag == "list":
        for item in element:
            yield from _marked(_text_lines(item), "- ")
        yield ""
    elif tag == "table":
        for row in element.iter("row"):
            cells = [_SPACES.sub(" ", "".join(cell.itertext())).strip() for cell in row.iter("cell")]
            if any(cells):
                yield (": " if len(cells) == 2 and all(cells) else " | ").join(cells)
        yield ""
    elif tag == "head":
        level = str(element.get("rend") or "h2")[1:]
        yield from (
            "",
            *_marked([" ".join(_text_lines(element))], "#" * (int(level) if level.isdigit() else 2) + " "),
            "",
        )
    elif tag == "quote" and len(element):
        yield from _marked([_SPACES.sub(" ", element.text or "").strip()], "> ")
        for child in element:
            yield from _element_lines(child, "> ")
    else:
        yield from ("", *_marked(_text_lines(element), mark), "")


def _marked(lines: list[str], mark: str) -> list[str]:
    return [f"{mark}{line}" for line in lines if line]


def _text_lines(element: etree._Element) -> list[str]:
    """The text of an element, cut at its line breaks and at the items of lists in it."""
    parts: list[str] = []
    for node in element.iter():
        if node is not element and node.tag in ("lb", "item", "p"):
            parts.append("\n")
        parts.append(_SPACES.sub(" ", node.text or ""))
    # ``iter`` gives no tails: walk again where there are any.
    if len(element):
        parts = list(_with_tails(element))
    return [line.strip() for line in "".join(parts).split("\n") if line.strip()]


def _with_tails(element: etree._Element) -> Iterator[str]:
    yield _SPACES.sub(" ", element.text or "")
    for child in element:
        if child.tag in ("lb", "item", "p", "list", "quote"):
            yield "\n"
        yield from _with_tails(child)
        yield _SPACES.sub(" ", child.tail or "")


def _all_lines(html: str) -> str:
    """Every readable line of a page, for pages in which no article is found."""
    try:
        root = etree.HTML(html.encode("utf-8"), etree.HTMLParser(encoding="utf-8", no_network=True))
    except etree.LxmlError:
        return ""
    if root is None:
        return ""
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(_readable(root)).split("\n"))
    return "\n\n".join(line for line in lines if line.strip("# -"))


def _readable(element: etree._Element) -> Iterator[str]:
    tag = element.tag if isinstance(element.tag, str) else "script"
    if tag not in _UNREAD and not _is_aside(element):
        if tag in _BLOCKS:
            yield "\n"
        if tag in _HEADINGS:
            yield f"{_HEADINGS[tag]} "
        elif tag == "li":
            yield "- "
        yield _SPACES.sub(" ", element.text or "")
        for child in element:
            yield from _readable(child)
        if tag in _BLOCKS:
            yield "\n"
    yield _SPACES.sub(" ", element.tail or "")


def _is_aside(element: etree._Element) -> bool:
    """Whether a part of the page is named, by class or id, as something beside the article."""
    if element.tag in ("html", "body", "article", "main"):
        return False
    return _ASIDE_NAMES.search(f"{element.get('class', '')} {element.get('id', '')}") is not None
