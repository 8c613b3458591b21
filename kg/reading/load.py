"""A source in, an article out: decodes a file, and reads what it says about itself.

A file that is no article is one clear line (an :class:`~kg.model.Issue` or a :class:`~kg.errors.SourceError`), and the
rest goes on. To read a further kind of file, add its suffix to ``kg.reading.find`` and a loader to ``_LOADERS``.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from kg.errors import SourceError
from kg.model import Article, Block, BlockKind, PartialDate, SourceKind
from kg.ontology import Ontology
from kg.reading.broken_names import with_whole_names
from kg.reading.clean import find_blocks
from kg.reading.dated_entries import with_dated_entries
from kg.reading.dates import nothing_but_days
from kg.reading.expressions import any_of
from kg.reading.find import SourceFile, accepted
from kg.reading.furniture import CIRCULAR, Cue, Furniture, furniture_of, plain
from kg.reading.grade_groups import with_grade_groups
from kg.reading.metadata import LineMetadata, joined, read_date, read_head_line, read_line, read_run_in
from kg.reading.pdf import read_pdf, silence
from kg.reading.report_labels import days_label, publication_labels

LARGEST = 20_000_000
"""The most bytes of a file that is read (a year of one newspaper has fewer)."""

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_YAML_KEY = re.compile(r"---[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[A-Za-z_][\w-]*[ \t]*:(?:\s|\Z)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SCRAMBLED = re.compile(
    "[\u00c2\u00c3\u00e2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
""" "Â£", "cafÃ©", "childrenâ€™s": what two or three bytes of UTF-8 look like in Windows-1252."""
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document, whatever its name says"),
    (b"PK\x03\x04", "a ZIP or Office file, whatever its name says"),
    (b"\xd0\xcf\x11\xe0", "an old Office file, whatever its name says"),
    (b"{\\rtf", "a rich-text (RTF) file: save it as plain text"),
)
_COPYRIGHT = re.compile(
    r"(?:copyright\s+©|©\s+copyright|copyright|©|\(c\))\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d))?,?\s+)?"
    r"(?P<name>[A-Z][\w&'’-]*(?: (?:of|and|the|[A-Z&][\w&'’-]*)){0,5}?)"
    r"(?:,?\s+(?:19|20)\d\d)?(?:\s+(?:Ltd|Limited|plc|Group))*\.?(?:\s+All rights reserved.*)?$",
    re.I,
)
_LETTERHEAD = 25
_OF_DAYS = nothing_but_days("to|and|until|from")
_DAY_ALONE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"\d{1,2}(?:(?:st|nd|rd|th)? [A-Z][a-z]+,? |/\d{1,2}/)(?:19|20)\d\d"
)
_LETTER_TITLE = re.compile(r"\b(?:visit|inspection)\b", re.I)
_COUNCIL_LINE = re.compile(r"^(?!Inspect|Review|Report|Lead).{0,60}\b(?:Council|Borough|City|County|Isles?)\b.{0,40}$")
_OFSTED = re.compile(r"\bOfsted\b|Office for Standards in Education|(?:His|Her) Majesty[’']s Inspector\b|\bHMI\b")
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Cllr|Councillor)\.?\s+[A-Z]")
_NOT_PUBLISHERS = re.compile(r"\b(?:getty|alamy|pa media|pa images|crown|shutterstock|pixabay|copyright)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Document:
    """What a loader makes of a file: text, and what the file says about itself outside of the text."""

    text: str
    body_start: int = 0
    kind: SourceKind | None = None
    title: str | None = None
    publisher: str | None = None
    creator: str | None = None
    issued: PartialDate | None = None
    url: str | None = None
    blocks: tuple[Block, ...] | None = None
    """Where the file itself tells paragraphs and pages apart (PDF)."""
    named: PartialDate | None = None
    """The date in the file's name, for a report that does not print when it was published."""


# --- reading -----------------------------------------------------------------------------------------------------


def load_article(source: SourceFile, ontology: Ontology) -> Article:
    """Read one source: its text, the blocks of the text, and what is known about it.

    For ``.txt`` and Markdown the text is the file's content as it stands, front matter included (line ends made
    ``\\n``, byte order mark dropped), so that offsets point into the file; for HTML it is the article taken out of the
    page. Letters that somebody has decoded wrongly before ("childrenâ€™s") are put right in both. Front matter goes
    before what the page or its lines say.

    Raises ``SourceError`` where the file cannot be read, is empty, binary, too large or in an unknown encoding, or has
    malformed front matter.
    """
    data = _read_bytes(source.path)
    loader = _LOADERS.get(source.path.suffix.lower())
    if loader is None:
        raise SourceError(
            source.path, f"{source.path.suffix or 'such'} files are not read; articles end in {accepted()}"
        )
    document = loader(data, source.path)
    if not document.text[document.body_start :].strip():
        raise SourceError(source.path, "no text after the front matter" if document.body_start else "no text in it")
    furniture = furniture_of(ontology)
    if document.blocks is None:
        blocks = find_blocks(document.text, furniture=furniture, body_start=document.body_start)
        blocks = with_dated_entries(document.text, with_whole_names(document.text, blocks, ontology))
        blocks = with_grade_groups(document.text, blocks)
    else:
        blocks = silence(document.text, document.blocks, furniture)
    document = _completed(document, blocks, furniture, ontology)
    if document.kind is SourceKind.LETTER:
        blocks = _without_letterhead(document.text, blocks, furniture, _roles(ontology))
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        id=f"{_slug(source.path.stem)}-{digest[:8]}",
        source=source.name,
        text=document.text,
        sha256=hashlib.sha256(data).hexdigest(),
        kind=document.kind or SourceKind.NEWS,
        title=document.title,
        publisher=document.publisher,
        creator=document.creator,
        issued=document.issued,
        url=document.url,
        blocks=blocks,
    )


def _slug(stem: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:60].rstrip("-") or "article"


def _read_bytes(path: Path) -> bytes:
    try:
        # One byte more than allowed tells that there is more, without reading it.
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(LARGEST + 1) if size <= LARGEST else b""
    except OSError as error:
        raise SourceError(path, f"cannot be opened: {error.strerror}") from error
    if size > LARGEST or len(data) > LARGEST:
        found = f"{max(size, len(data)) / 1e6:.0f} MB; " if size > LARGEST else ""
        raise SourceError(path, f"too large for an article ({found}at most {LARGEST / 1e6:.0f} MB are read)")
    if not data.strip():
        raise SourceError(path, "empty")
    return data


def _decode(data: bytes, path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 or UTF-32 with a mark, the page's declared character set, or Windows-1252."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise SourceError(path, what)
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    if encoding is None and b"\x00" in data:
        raise SourceError(path, "binary, not text")
    text = _try(data, encoding) if encoding else _decode_unmarked(data)
    if text is None:
        raise SourceError(path, "in an encoding that cannot be read; save it as UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(_CONTROL.findall(text)) > max(2, len(text) // 1000):
        raise SourceError(path, "binary, not text")
    if not text.strip("\ufeff \t\n\f"):
        raise SourceError(path, "empty")
    return _unscrambled(text)


def _unscrambled(text: str) -> str:
    """The text with letters put right that were UTF-8 and taken for Windows-1252, line by line; mostly as it is."""
    if _SCRAMBLED.search(text) is None:
        return text
    from ftfy import fix_encoding  # for those alone who need it

    lines = text.split("\n")
    return "\n".join(fix_encoding(line) if _SCRAMBLED.search(line) else line for line in lines)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _decode_unmarked(data: bytes) -> str | None:
    text = _try(data, "utf-8")
    if text is None and (declared := _META_CHARSET.search(data[:4096])):
        text = _try(data, declared.group(1).decode("ascii"))
    return text if text is not None else _decode_windows(data)


def _decode_windows(data: bytes) -> str | None:
    """Windows-1252 accepts nearly any byte; only text of mostly plain letters, without control characters, is taken."""
    text = _try(data, "cp1252")
    if text is None or _CONTROL.search(text):
        return None
    return text if sum(char > "\x7f" for char in text) * 10 <= len(text) else None


def _load_text(data: bytes, path: Path) -> _Document:
    text = _decode(data, path)
    match = _FRONT_MATTER.match(text)
    if not _YAML_KEY.match(text):
        return _Document(text)
    if match is None:
        raise SourceError(path, "malformed front matter: line 1 opens it with ---, and no later line closes it")
    return replace(_front_matter(match["yaml"], path), text=text, body_start=match.end())


def _load_webpage(data: bytes, path: Path) -> _Document:
    from kg.reading.webpage import read_webpage  # for those alone who read one

    page = read_webpage(_decode(data, path))
    return _Document(
        text=page.text,
        title=page.title,
        publisher=page.publisher,
        creator=page.creator,
        issued=page.issued,
        url=page.url if page.url and _is_address(page.url) else None,
    )


def _load_pdf(data: bytes, path: Path) -> _Document:
    pdf = read_pdf(data, path)
    return _Document(
        pdf.text, publisher="Ofsted" if _OFSTED.search(pdf.text) else None, blocks=pdf.blocks, named=pdf.named
    )


_LOADERS: dict[str, Callable[[bytes, Path], _Document]] = {
    ".txt": _load_text,
    ".md": _load_text,
    ".markdown": _load_text,
    ".html": _load_webpage,
    ".htm": _load_webpage,
    ".pdf": _load_pdf,
}


# --- what an article says about itself ---------------------------------------------------------------------------


def _front_matter(source: str, path: Path) -> _Document:
    """Title, publisher, date, url, author (or creator) and kind; other keys are left alone. All values stay strings."""
    try:
        # The base loader makes strings, lists and mappings only.
        values = yaml.load(source, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark is not None else ""
        problem = str(getattr(error, "problem", None) or "not YAML").split("\n")[0]
        raise SourceError(
            path, f"malformed front matter{where}: {problem} (a value with a colon goes in quotes)"
        ) from error
    except (RecursionError, ValueError) as error:
        raise SourceError(path, "malformed front matter: not YAML") from error
    if not isinstance(values, dict):
        raise SourceError(path, "malformed front matter: expected lines of the form 'title: ...'")
    fields = {str(key).lower(): value for key, value in values.items()}
    read = _FrontMatter(fields, source, path)
    return _Document(
        text="",
        kind=read.kind(),
        title=read.line("title"),
        publisher=read.line("publisher"),
        creator=read.line("author") or read.line("creator"),
        issued=read.date(),
        url=read.address(),
    )


@dataclass(frozen=True, slots=True)
class _FrontMatter:
    """The keys of one front matter, with errors that name file and line."""

    fields: dict[str, object]
    source: str
    path: Path

    def error(self, key: str, reason: str) -> SourceError:
        match = re.search(rf"^\s*{key}\s*:", self.source, re.I | re.M)
        line = self.source.count("\n", 0, match.start()) + 2 if match else 1
        return SourceError(self.path, f"malformed front matter in line {line}: {reason}")

    def line(self, key: str) -> str | None:
        value = self.fields.get(key)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = " and ".join(value)
        if value is not None and not isinstance(value, str):
            raise self.error(key, f"{key} must be one line of text")
        return " ".join((value or "").split()) or None

    def date(self) -> PartialDate | None:
        value = self.line("date")
        if value is None:
            return None
        try:
            return PartialDate.parse(value)
        except ValueError:
            found = read_date(value)
        if found is None:
            raise self.error("date", f"{value!r} is no date (write 2023-05-03, 2023-05 or 2023)")
        return found

    def address(self) -> str | None:
        value = self.line("url")
        if value is not None and not _is_address(value):
            raise self.error("url", f"{value!r} is no web address (http:// or https://)")
        return value

    def kind(self) -> SourceKind | None:
        value = self.line("kind")
        if value is None:
            return None
        try:
            return SourceKind(value.lower())
        except ValueError:
            raise self.error("kind", f"{value!r} is no kind of source ({', '.join(SourceKind)})") from None


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"[\s<>\"{}|\\^`\x00-\x1f]", value)
    )


def _completed(document: _Document, blocks: tuple[Block, ...], furniture: Furniture, ontology: Ontology) -> _Document:
    """Fill what neither front matter nor page gives from the lines of the text."""
    kind = document.kind or _kind(document.text, blocks, furniture)
    undated = blocks if kind is SourceKind.NEWS else _without_days(document.text, blocks, days_label(ontology))
    told = _told(document.text, undated, furniture)
    issued = document.issued
    if kind is not SourceKind.NEWS and issued is None:
        issued = _report_date(document.text, blocks, publication_labels(ontology))
    if kind is SourceKind.LETTER and issued is None:
        issued = _letter_date(document.text, blocks, furniture)
    return replace(
        document,
        kind=kind,
        title=document.title or _title(document.text, blocks, kind),
        publisher=document.publisher or told.publisher or _copyright_holder(document.text, blocks),
        creator=document.creator or told.creator,
        issued=issued or told.issued or document.named,
    )


def _opening(text: str, blocks: tuple[Block, ...], count: int) -> Iterator[str]:
    texts = (block for block in blocks if block.kind is not BlockKind.FURNITURE)
    for _, block in zip(range(count), texts, strict=False):
        yield text[block.start : block.end]


_TITLE = re.compile(r"inspection of [^.:]{3,60} local authority children's services\W*")
"""What the title of a report under the present framework says, and no headline."""
_FLAT, _TITLE_OF_FLAT = 200, 500
"""A line so long may be a whole title page, whose labels stand in so many characters."""


def _kind(text: str, blocks: tuple[Block, ...], furniture: Furniture) -> SourceKind:
    """A letter has a salutation among its first 25 lines, or is titled as that on a visit; a report two different
    opening lines among its first 15.
    """
    titles = furniture.words["letter_titles"]
    if any(plain(line).startswith(titles) for line in _opening(text, blocks, 3)):
        return SourceKind.LETTER
    if any(_greets_leaders(line, furniture) for line in _opening(text, blocks, 25)):
        return SourceKind.LETTER
    starts = furniture.words["report_starts"]
    opening = [plain(line) for line in _opening(text, blocks, 15)]
    cues = {next((start for start in starts if line.startswith(start)), "") for line in opening}
    titled = any(_is_flat_title(line, starts) or _TITLE.fullmatch(line) for line in opening[:2])
    if titled or len(cues - {""}) >= 2:
        return SourceKind.REPORT
    return SourceKind.NEWS


def _is_flat_title(line: str, starts: tuple[str, ...]) -> bool:
    """Whether a line is a title page that has lost its lines: "Inspection of ... Inspection dates: ..."."""
    if len(line) < _FLAT or not line.startswith(starts):
        return False
    return any(f" {start}: " in line[:_TITLE_OF_FLAT] for start in starts)


def _greets_leaders(line: str, furniture: Furniture) -> bool:
    """Whether a line is a salutation, and not that of a circular ("Dear colleagues")."""
    salutation = len(line) < 60 and furniture.cue(plain(line)) is Cue.LETTER
    return salutation and CIRCULAR.match(line) is None


def _letter_date(text: str, blocks: tuple[Block, ...], furniture: Furniture) -> PartialDate | None:
    """The line above the salutation that is nothing but a day."""
    for block in blocks[:_LETTERHEAD]:
        line = text[block.start : block.end]
        if furniture.cue(plain(line)) is Cue.LETTER:
            return None
        if _DAY_ALONE.fullmatch(line):
            return read_date(line)
    return None


def _roles(ontology: Ontology) -> re.Pattern[str]:
    """Matches the name of a public role anywhere in a plain line."""
    return _any_of(
        tuple(sorted({plain(name) for role in ontology.roles.values() for name in (role.label, *role.aliases)}))
    )


@lru_cache(maxsize=4)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(names)})\b")


def _without_letterhead(
    text: str, blocks: tuple[Block, ...], furniture: Furniture, roles: re.Pattern[str]
) -> tuple[Block, ...]:
    """The blocks with the addresses above the salutation as metadata; to whom it goes, and its title, stay text.

    Whom it goes to is told by a title ("Ms"), or by a post in the line or in the one under it; the line under a post
    says where.
    """
    lines = [text[block.start : block.end] for block in blocks]
    salutation = next((at for at, line in enumerate(lines) if furniture.cue(plain(line)) is Cue.LETTER), 0)
    made = list(blocks)
    posts = [roles.search(plain(line)) is not None for line in lines[: salutation + 1]]
    for at in range(salutation):
        titled = any(_TITLED.match(line) for line in lines[max(0, at - 1) : at + 1])
        named = titled or (any(posts[max(0, at - 1) : at + 2]) and not _DAY_ALONE.fullmatch(lines[at]))
        if made[at].kind is not BlockKind.FURNITURE and not named and furniture.cue(plain(lines[at])) is not Cue.REPORT:
            made[at] = replace(made[at], kind=BlockKind.METADATA, intro=None)
    return tuple(made)


def _told(text: str, blocks: tuple[Block, ...], furniture: Furniture) -> LineMetadata:
    """Bylines and datelines; a date without a label counts above the third sentence, or signed under the last one.

    Several dates with their labels under the last one are those of other stories.
    """
    found: list[LineMetadata] = []
    below: list[LineMetadata] = []
    sentences = 0
    above = 0
    last = max((at for at, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), default=-1)
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH and sentences < 3:
            author = read_line(text[block.start : block.end], furniture)
            if author is not None and author.in_post:
                found.append(author)
                continue
        sentences += block.kind is BlockKind.PARAGRAPH
        above = len(found) if block.kind is BlockKind.HEADLINE else above
        line = text[block.start : block.end] if block.kind is BlockKind.METADATA else ""
        told = read_line(line, furniture)
        if sentences < 3 and line and (told is None or told.issued is None):
            head = read_head_line(line, furniture)
            told = replace(head, creator=told.creator, publisher=told.publisher) if head and told else head or told
        signed = told is not None and at > last and told.creator and told.issued and told.issued.day
        if told is not None and (sentences < 3 or told.is_labelled or signed):
            (below if at > last and told.issued and not signed else found).append(told)
    found += below if len(below) == 1 else ()
    found = _without_day_of_visit(found, above)
    first = text[blocks[0].start : blocks[0].end] if blocks else ""
    run_in = read_run_in(first, furniture) if not any(one.issued for one in found) else None
    return joined([*found, run_in] if run_in is not None else found)


def _without_day_of_visit(found: list[LineMetadata], above: int) -> list[LineMetadata]:
    """What lines tell, without the day on which a page was saved, as newspapers print it over their menus.

    ``above``: so many of the lines stand above the headline. A day there goes for a sooner one below it.
    """
    days = [one.issued for one in found[above:] if one.issued is not None and not one.is_update]
    if not days:
        return found

    def is_saved(one: LineMetadata) -> bool:
        return one.issued is not None and not one.is_labelled and str(one.issued) > str(days[0])

    return [*(replace(one, issued=None) if is_saved(one) else one for one in found[:above]), *found[above:]]


def _without_days(text: str, blocks: tuple[Block, ...], label: re.Pattern[str]) -> tuple[Block, ...]:
    """The blocks of a report but for the days of the inspection, also where they go on: "3 May to | 14 May"."""
    made: list[Block] = []
    within = False
    for block in blocks:
        line = text[block.start : block.end]
        within = label.match(line) is not None or (within and _OF_DAYS.fullmatch(line) is not None)
        if not within:
            made.append(block)
    return tuple(made)


def _report_date(text: str, blocks: tuple[Block, ...], labels: tuple[str, ...]) -> PartialDate | None:
    lines = (line for line in _opening(text, blocks, 15) if plain(line).startswith(labels))
    return next(filter(None, map(read_date, lines)), None)


def _title(text: str, blocks: tuple[Block, ...], kind: SourceKind) -> str | None:
    """The headline; for a report its council and what was inspected, which stand on lines of their own."""
    headline = next((text[block.start : block.end] for block in blocks if block.kind is BlockKind.HEADLINE), None)
    if headline is not None and kind is SourceKind.REPORT:
        lines = list(_opening(text, blocks, 4))
        subject = next((line for line in lines if line.startswith("Inspection of")), headline)
        council = next((line for line in lines if _COUNCIL_LINE.search(line) and line != subject), None)
        headline = f"{council}: {subject}" if council else subject
    if headline is None and kind is SourceKind.LETTER:
        headings = (text[block.start : block.end] for block in blocks if block.kind is BlockKind.HEADING)
        headline = next((line for line in headings if _LETTER_TITLE.search(line)), None)
    return re.sub(r"\s+and$", "", " ".join(headline.split())) if headline else None


def _copyright_holder(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Who a copyright line names, where it names one and no picture agency."""
    for block in blocks:
        if block.kind is BlockKind.FURNITURE and block.end - block.start < 120:
            match = _COPYRIGHT.match(text[block.start : block.end])
            if match and match["name"][0].isupper() and not _NOT_PUBLISHERS.search(match["name"]):
                return match["name"].strip()
    return None
