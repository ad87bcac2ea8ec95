"""What lxml and pdfminer say of a broken file is told in Chinese under zh, with its place."""

from __future__ import annotations

import zlib

import pytest
from lxml import etree
from pdfminer.pdfdocument import PDFEncryptionError, PDFNoValidXRef
from pdfminer.pdfexceptions import PDFKeyError, PDFNotImplementedError, PDFObjectNotFound
from pdfminer.pdffont import PDFFontError
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psexceptions import PSEOF, PSTypeError

from reportlint.readers.pdf.broken import what_is_broken
from reportlint.readers.word import WordReader
from reportlint.readers.xml_zip.xml_faults import what_is_wrong
from tests.reading.kit import refusal_by, zipped
from tests.speech import is_chinese

XML = {
    b"": "没有内容",
    b"plain": "没有内容，或者不是 XML",
    b"<a>": "内容不完整",
    b"<a><![CDATA[x</a>": "内容不完整",
    b"<a></b>": "开始标签与结束标签不对应",
    b"<a/><b/>": "结尾之后还有多余的内容",
    b"<a></a": "标签写法有错",
    b"<a b></a>": "属性写法有错",
    b"<a b=1/>": "属性写法有错",
    b"<a b='<'/>": "属性写法有错",
    b"<a b='1'c='2'/>": "属性写法有错",
    b"<a b='1' b='2'/>": "重复的属性",
    b"<x:a/>": "使用了未声明的前缀",
    b"<a>&nope;</a>": "使用了未声明的实体",
    b"<a>&</a>": "写法有错",
    b"<a>\x01</a>": "有不允许的字符",
    b"<a>&#0;</a>": "有不允许的字符",
    b"<a>\xff</a>": "编码",
    b"<?xml version='1.0' encoding='nope'?><a/>": "编码",
    b"<a>]]></a>": "不符合 XML 的语法",
    b"<a><!-- -- --></a>": "不符合 XML 的语法",
    b"<?xml version='9'?><a/>": "不符合 XML 的语法",
}


@pytest.mark.parametrize("data", XML)
def test_xml(data: bytes) -> None:
    with pytest.raises(etree.XMLSyntaxError) as stumbled:
        etree.fromstring(data)
    zh, en = what_is_wrong(stumbled.value)
    assert zh.startswith("第 1 行第 ")
    assert XML[data] in zh
    assert "line 1, column " in en


def test_xml_in_a_file() -> None:
    reason = refusal_by(WordReader(), "a.docx", zipped({"word/document.xml": b"<a>\n<b></c>"}))
    assert reason.reason.zh == (
        "word/document.xml 的 XML 有错（第 2 行第 8 列：开始标签与结束标签不对应）"
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
