"""What expat and pdfminer say of a broken file is told in Chinese under zh, with its place."""

from __future__ import annotations

import zlib

import pytest
from pdfminer.pdfdocument import PDFEncryptionError, PDFNoValidXRef
from pdfminer.pdfexceptions import PDFKeyError, PDFNotImplementedError, PDFObjectNotFound
from pdfminer.pdffont import PDFFontError
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psexceptions import PSEOF, PSTypeError

from reportlint.readers.pdf.broken import what_is_broken
from reportlint.readers.word import WordReader
from reportlint.readers.xml_zip.xml_parsing import (
    DEEPEST,
    DocumentTypeDeclared,
    TooDeep,
    WrongXml,
    elements,
)
from tests.reading.kit import refusal_by, zipped
from tests.speech import is_chinese

XML = {
    b"": "没有内容",
    b"plain": "没有内容，或者不是 XML",
    b"<a>": "内容不完整",
    b"<a><![CDATA[x</a>": "内容不完整",
    b"<a></b>": "开始标签与结束标签不对应",
    b"<a/><b/>": "结尾之后还有多余的内容",
    b"<a></a": "缺少结尾",
    b"<a b></a>": "属性、字符引用（&…;）写法有错",
    b"<a b=1/>": "写法有错",
    b"<a b='<'/>": "写法有错",
    b"<a b='1'c='2'/>": "写法有错",
    b"<a b='1' b='2'/>": "重复的属性",
    b"<x:a/>": "使用了未声明的前缀",
    b"<a>&nope;</a>": "使用了未声明的实体",
    b"<a>&</a>": "写法有错",
    b"<a>\x01</a>": "有不允许的字符",
    b"<a>&#0;</a>": "有不允许的字符",
    b"<a>\xff</a>": "有不允许的字符",
    b"<?xml version='1.0' encoding='nope'?><a/>": "编码",
    b"<a>]]></a>": "写法有错",
    b"<a><!-- -- --></a>": "写法有错",
}


@pytest.mark.parametrize("data", XML)
def test_xml(data: bytes) -> None:
    with pytest.raises(WrongXml) as stumbled:
        elements(data)
    zh, en = stumbled.value.why
    assert zh.startswith("第 1 行第 ")
    assert XML[data] in zh
    assert en.startswith("line 1, column ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030", "gb2312", "big5", "iso-8859-1"])
def test_xml_in_an_encoding(encoding: str) -> None:
    text = (
        "caf\u00e9"
        if encoding == "iso-8859-1"
        else "\u7533\u8bf7"
        if encoding != "big5"
        else "\u7533"
    )
    data = f"<?xml version='1.0' encoding='{encoding}'?><a>{text}</a>".encode(encoding)
    assert elements(data).text == text


@pytest.mark.parametrize("encoding", ["nope", "gb2312", "hex", "rot13", "utf-7\u0301"])
def test_xml_that_is_not_in_the_encoding_that_it_declares(encoding: str) -> None:
    with pytest.raises(WrongXml):
        elements(f"<?xml version='1.0' encoding='{encoding}'?><a>\u7533</a>".encode())


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"<!-- x --><?y z?>\n<!DOCTYPE a><a/>",
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
        '<?xml version="1.0" encoding="gbk"?><!DOCTYPE a><a/>'.encode("gbk"),
    ],
)
def test_a_document_type_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentTypeDeclared):
        elements(data)


@pytest.mark.parametrize("depth", [DEEPEST, DEEPEST + 1, 1_000_000])
def test_depth_has_a_bound(depth: int) -> None:
    data = b"<a>" * depth + b"</a>" * depth
    if depth <= DEEPEST:
        assert elements(data).tag == "a"
    else:
        with pytest.raises(TooDeep):
            elements(data)


def test_xml_in_a_file() -> None:
    reason = refusal_by(WordReader(), "a.docx", zipped({"word/document.xml": b"<a>\n<b></c>"}))
    assert reason.reason.zh == (
        "word/document.xml 的 XML 有错（第 2 行第 6 列：开始标签与结束标签不对应）"
    )


@pytest.mark.parametrize(
    ("error", "zh"),
    [
        (PDFNoValidXRef("Unexpected EOF - file corrupted?"), "缺少有效的对象索引"),
        (PDFSyntaxError("No /Root object! - Is this really a PDF?"), "内部语法有错"),
        (PDFObjectNotFound(7), "引用的内容不存在"),
        (PDFEncryptionError("Unknown filter: param={}"), "加密方式不受支持"),
        (PDFNotImplementedError("Unsupported filter: /JBIG2"), "不受支持的编码方式"),
        (PDFFontError("BaseFont is missing"), "字体信息有错"),
        (PSEOF("Unexpected EOF"), "内容不完整"),
        (zlib.error("Error -3 while decompressing data"), "压缩数据有错"),
        (RecursionError("maximum recursion depth exceeded"), "没有尽头"),
        (PDFKeyError("Pages of the catalog"), "内部结构有错"),
        (PSTypeError("Literal required: 7"), "内部结构有错"),
        (IndexError("list index out of range"), "内部结构有错"),
    ],
)
def test_pdf(error: Exception, zh: str) -> None:
    said = what_is_broken(error)
    assert zh in said.zh
    assert is_chinese(said.zh)
    assert type(error).__name__ in said.en
