"""From bytes to text, whatever their encoding.

An encoding is known by a byte order mark, by being UTF-8 throughout, or by reading as Chinese. What
a page declares of itself is believed only where its characters do not say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportlint.characters.commonest import beyond_ascii, legibility
from reportlint.messages.languages import Bilingual
from reportlint.model.document import SourceText
from reportlint.refusals.catalogue import refusal, said

_UTF_8, _GB18030, _BIG5, _UTF_16 = "UTF-8", "GB18030", "Big5", "UTF-16"

_MARK = "\ufeff"
"""The byte order mark, which stands before a text and is not of it."""

_CODECS = ((_UTF_8, "utf-8"), (_GB18030, "gb18030"), (_BIG5, "big5hkscs"))
_WIDE_CODECS = ((_UTF_16, "utf-16-le"), (_UTF_16, "utf-16-be"))
"""Tried on bytes with a NUL among them: in UTF-16 every digit and every line end has one."""

_BIG5_WRITERS = ("big5hkscs", "cp950")
"""Some characters have two codes in Big5, and Windows' own writes the other one."""

_LABELS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), _UTF_8),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "cp936", "windows-936"), _GB18030),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cp950", "windows-950"), _BIG5),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "unicode"), _UTF_16),
}
"""What pages call these encodings. GB18030 has all of GB2312 and GBK in it."""

_LEGIBLE = 0.1
"""How legible Chinese is at least: reports are 0.5, and 0.02 at most in a wrong encoding."""

_RIVAL = 0.25
"""From what part of the best reading's legibility on another one may be right as well."""

_TOLERABLE = 0.1
"""What share of its characters a text may lose before the rest says nothing for certain."""


class Decoded(NamedTuple):
    """A text, and what is to be known of how it was read."""

    source: SourceText
    notes: Sequence[Bilingual] = ()

    @property
    def text(self) -> str:
        """What it says, without a byte order mark."""
        return self.source.text


class _Reading(NamedTuple):
    """Bytes read in an encoding; `lost` of its characters are U+FFFD, for bytes that are not in it.

    Whatever was `judged` may be wrong.
    """

    encoding: str
    codec: str
    text: str
    lost: int = 0
    judged: bool = True


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a text; `declared` is what it says of its own encoding. Raises Unreadable.

    The text has no byte order mark. It keeps NULs, so that columns are those of the source.
    """
    reading = _utf8(data)
    if reading is None:
        reading = _marked(data) or _likeliest(data, declared)
        _refuse_if_damaged(reading)
        if reading.encoding == _UTF_16:
            _refuse_if_out_of_step(reading, data)
    source = _source(reading, data)
    lied = declared is not None and not _agrees(declared, reading.encoding) and not data.isascii()
    notes = _notes(
        source.text,
        reading.encoding,
        lost=reading.lost,
        declared=declared if lied else None,
        judged=reading.judged and declared is None,
    )
    return Decoded(source, tuple(notes))


def _source(reading: _Reading, data: bytes) -> SourceText:
    """Give a text without its mark, and what writes it back."""
    text, codec, is_exact = reading.text, reading.codec, not reading.lost
    if reading.encoding == _BIG5 and is_exact:
        exact = [codec for codec in _BIG5_WRITERS if text.encode(codec, "replace") == data]
        codec, is_exact = (exact or [codec])[0], bool(exact)
    mark = _MARK.encode(codec) if text.startswith(_MARK) else b""
    return SourceText(text.removeprefix(_MARK), codec, mark, is_exact)


def _utf8(data: bytes) -> _Reading | None:
    """Read what is UTF-8 to the last byte: no other Chinese text is that by chance."""
    if b"\0" in data:
        return None
    try:
        return _Reading(_UTF_8, "utf-8", data.decode("utf-8"), judged=False)
    except UnicodeDecodeError:
        return None


def _marked(data: bytes) -> _Reading | None:
    """Read what begins with the byte order mark of UTF-16."""
    for encoding, codec in _WIDE_CODECS:
        if data.startswith(_MARK.encode(codec)):
            return _read(data, encoding, codec)._replace(judged=False)
    return None


def _likeliest(data: bytes, declared: str | None) -> _Reading:
    """Choose the one reading that is Chinese or, where none is, the one declared."""
    tried = _CODECS + (_WIDE_CODECS if b"\0" in data else ())
    readings = [_read(data, *codec) for codec in tried]
    ranked = sorted(((legibility(reading.text), reading) for reading in readings), reverse=True)
    (best, reading), (second, rival) = ranked[:2]
    if best < _LEGIBLE:
        for candidate in readings:
            if (
                declared is not None
                and _agrees(declared, candidate.encoding)
                and not candidate.lost
            ):
                return candidate
        raise (
            refusal("text.binary")
            if b"\0" in data
            else refusal("text.illegible", line=_first_bad_line(readings[0]))
        )
    if second > best * _RIVAL:
        raise refusal("text.ambiguous", one=reading.encoding, other=rival.encoding)
    return reading


def _read(data: bytes, encoding: str, codec: str) -> _Reading:
    try:
        return _Reading(encoding, codec, data.decode(codec))
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
        return _Reading(encoding, codec, text, text.count("\ufffd"))


def _agrees(declared: str, encoding: str) -> bool:
    return _LABELS.get(declared.strip().lower().replace("_", "-")) == encoding


def _refuse_if_damaged(reading: _Reading) -> None:
    if reading.lost > beyond_ascii(reading.text) * _TOLERABLE:
        raise refusal("text.damaged", encoding=reading.encoding, times=_times(reading.lost))
    if reading.text.count("\0") > len(reading.text) * _TOLERABLE:
        raise refusal("text.binary")


def _refuse_if_out_of_step(reading: _Reading, data: bytes) -> None:
    """Refuse UTF-16 that has lost or got a byte: from there on it is read across characters."""
    for _, codec in _WIDE_CODECS:
        shifted = legibility(data[1:].decode(codec, "replace"))
        if shifted > _RIVAL * legibility(reading.text):
            raise refusal("text.out-of-step")


def _first_bad_line(reading: _Reading) -> int:
    before, _, _ = reading.text.partition("\ufffd")
    return len(f"{before}.".encode().splitlines())


def _notes(
    text: str, encoding: str, *, lost: int, declared: str | None, judged: bool
) -> Iterator[Bilingual]:
    """Say what was judged and what is missing."""
    if declared is not None:
        yield said("text.wrongly-declared", declared=declared, encoding=encoding)
    elif judged:
        yield said("text.judged", encoding=encoding)
    if lost:
        yield said("text.lost", times=_times(lost), encoding=encoding)
    if nuls := text.count("\0"):
        yield said("text.nuls", count=nuls)


def _times(count: int) -> Bilingual:
    return said("text.once") if count == 1 else said("text.several-times", count=count)
