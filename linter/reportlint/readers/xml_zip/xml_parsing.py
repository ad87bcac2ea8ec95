"""From the bytes of a part to its elements, without document types, entities or network.

The parser is Python's own (expat), which is in every Python there is, that of a browser as well.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from contextlib import suppress
from pyexpat import ExpatError, ParserCreate, errors
from typing import TYPE_CHECKING

from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEEPEST = 256
"""How deep elements may lie within each other. A table within a table is at about 15."""

_DECLARED = re.compile(rb"""<\?xml[^>]{1,80}?encoding\s*=\s*["']([\w.-]{1,40})["']""")


class WrongXml(Exception):
    """What is no XML; `why` says what is wrong, and where."""

    def __init__(self, why: Bilingual) -> None:
        super().__init__(why.en)
        self.why = why


class DocumentTypeDeclared(Exception):
    """XML that declares a document type, with which it could define what it is made of."""


class TooDeep(Exception):
    """XML whose elements lie deeper in each other than any office program writes."""


class _Begun(Exception):
    """The first element is met: there can be no declaration of a type behind it."""


def elements(data: bytes) -> Element:
    """Give the root of some XML; raises WrongXml, DocumentTypeDeclared and TooDeep."""
    try:
        root = _root(data, None)
    except ET.ParseError as error:
        raise WrongXml(_what_is_wrong(error)) from None
    except (LookupError, ValueError):
        # Expat knows few encodings: what another says is decoded here.
        root = _root_of_decoded(data)
    _look_at_depth(root)
    return root


def _root(data: bytes, encoding: str | None) -> Element:
    _look_at_prolog(data, encoding)
    parser = ET.XMLParser(encoding=encoding)  # noqa: S314
    parser.feed(data)
    root: Element = parser.close()
    return root


def _root_of_decoded(data: bytes) -> Element:
    declared = _DECLARED.match(data)
    try:
        name = declared[1].decode("ascii") if declared else ""
        return _root(data.decode(name).encode(), "utf-8")
    except ET.ParseError as error:
        raise WrongXml(_what_is_wrong(error)) from None
    except (LookupError, ValueError) as error:
        raise WrongXml(_said(1, 1, _ENCODING, str(error))) from None


def _look_at_prolog(data: bytes, encoding: str | None) -> None:
    """Raise DocumentTypeDeclared before anything that it defines is used."""
    parser = ParserCreate(encoding)

    def declared(*_: object) -> None:
        raise DocumentTypeDeclared

    def begun(*_: object) -> None:
        raise _Begun

    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = begun
    with suppress(_Begun, ExpatError):
        parser.Parse(data, True)


def _look_at_depth(root: Element) -> None:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise TooDeep
        level = [child for element in level for child in element]


_CUT_OFF = "内容不完整，缺少结尾"
_ENCODING = "编码与声明不符，或者不受支持"
_ENTITY = "使用了未声明的实体（&…;）"

_BY_KIND = {
    errors.XML_ERROR_NO_ELEMENTS: f"没有内容，或者{_CUT_OFF}",
    errors.XML_ERROR_UNCLOSED_TOKEN: _CUT_OFF,
    errors.XML_ERROR_PARTIAL_CHAR: _CUT_OFF,
    errors.XML_ERROR_UNCLOSED_CDATA_SECTION: _CUT_OFF,
    errors.XML_ERROR_SYNTAX: "没有内容，或者不是 XML",
    errors.XML_ERROR_INVALID_TOKEN: "有不允许的字符，或者标签、属性、字符引用（&…;）写法有错",
    errors.XML_ERROR_BAD_CHAR_REF: "有不允许的字符",
    errors.XML_ERROR_TAG_MISMATCH: "开始标签与结束标签不对应",
    errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "同一个标签里有重复的属性",
    errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "结尾之后还有多余的内容",
    errors.XML_ERROR_UNDEFINED_ENTITY: _ENTITY,
    errors.XML_ERROR_UNBOUND_PREFIX: "使用了未声明的前缀",
    errors.XML_ERROR_INCORRECT_ENCODING: _ENCODING,
    errors.XML_ERROR_UNKNOWN_ENCODING: _ENCODING,
}
"""All other kinds come down to XML that is not written as it should be."""

_BY_CODE = {errors.codes[kind]: zh for kind, zh in _BY_KIND.items()}


def _what_is_wrong(error: ET.ParseError) -> Bilingual:
    line, column = error.position
    zh = _BY_CODE.get(error.code, "不符合 XML 的语法")
    return _said(line, column + 1, zh, errors.messages[error.code])


def _said(line: int, column: int, zh: str, en: str) -> Bilingual:
    return Bilingual(f"第 {line} 行第 {column} 列：{zh}", f"line {line}, column {column}: {en}")
