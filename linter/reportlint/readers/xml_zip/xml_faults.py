"""What is wrong with some XML, from the kinds of error that lxml tells apart."""

from __future__ import annotations

from lxml import etree

from reportlint.messages.languages import Bilingual

_CUT_OFF = "内容不完整，缺少结尾"
_TAG = "标签写法有错"
_ATTRIBUTE = "属性写法有错"
_CHARACTER = "有不允许的字符"
_ENTITY = "字符引用（&…;）写法有错"
_ENCODING = "编码与声明不符，或者不受支持"

_BY_KIND = {
    "ERR_DOCUMENT_EMPTY": "没有内容，或者不是 XML",
    "ERR_DOCUMENT_END": "结尾之后还有多余的内容",
    "ERR_DOCUMENT_START": "开头不是 XML",
    "ERR_TAG_NAME_MISMATCH": "开始标签与结束标签不对应",
    "ERR_TAG_NOT_FINISHED": _CUT_OFF,
    "ERR_CDATA_NOT_FINISHED": _CUT_OFF,
    "ERR_COMMENT_NOT_FINISHED": _CUT_OFF,
    "ERR_PI_NOT_FINISHED": _CUT_OFF,
    "ERR_GT_REQUIRED": _TAG,
    "ERR_LTSLASH_REQUIRED": _TAG,
    "ERR_LT_REQUIRED": _TAG,
    "ERR_SPACE_REQUIRED": _ATTRIBUTE,
    "ERR_EQUAL_REQUIRED": _ATTRIBUTE,
    "ERR_ATTRIBUTE_NOT_STARTED": _ATTRIBUTE,
    "ERR_ATTRIBUTE_NOT_FINISHED": _ATTRIBUTE,
    "ERR_ATTRIBUTE_WITHOUT_VALUE": _ATTRIBUTE,
    "ERR_LT_IN_ATTRIBUTE": _ATTRIBUTE,
    "ERR_ATTRIBUTE_REDEFINED": "同一个标签里有重复的属性",
    "NS_ERR_ATTRIBUTE_REDEFINED": "同一个标签里有重复的属性",
    "NS_ERR_UNDEFINED_NAMESPACE": "使用了未声明的前缀",
    "ERR_UNDECLARED_ENTITY": "使用了未声明的实体（&…;）",
    "WAR_UNDECLARED_ENTITY": "使用了未声明的实体（&…;）",
    "ERR_NAME_REQUIRED": _ENTITY,
    "ERR_ENTITYREF_SEMICOL_MISSING": _ENTITY,
    "ERR_ENTITYREF_NO_NAME": _ENTITY,
    "ERR_INVALID_CHARREF": _ENTITY,
    "ERR_INVALID_DEC_CHARREF": _ENTITY,
    "ERR_INVALID_HEX_CHARREF": _ENTITY,
    "ERR_INVALID_CHAR": _CHARACTER,
    "ERR_INVALID_ENCODING": _ENCODING,
    "ERR_UNKNOWN_ENCODING": _ENCODING,
    "ERR_UNSUPPORTED_ENCODING": _ENCODING,
}
"""All other kinds come down to XML that is not written as it should be."""

_BY_CODE = {
    code: zh for kind, zh in _BY_KIND.items() if (code := getattr(etree.ErrorTypes, kind, None))
}


def what_is_wrong(error: etree.XMLSyntaxError) -> Bilingual:
    """Say what lxml found wrong, and where."""
    line, column = error.position
    zh = _BY_CODE.get(getattr(error, "code", None), "不符合 XML 的语法")
    return Bilingual(f"第 {line} 行第 {column} 列：{zh}", error.msg)
