"""What is wrong with some YAML, and how to mend it, from what PyYAML says.

It speaks two dialects of English: that of libyaml and, where there is no libyaml, its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    import yaml

_COLON = Bilingual(
    "冒号的位置不对；一行只能有一个“键: 值”，值里有冒号时请加引号",
    "this colon is not expected here; write one `key: value` a line, and quote a value with a colon",
)
_INDENT = Bilingual(
    "缩进或符号不对；同一级的各项应左对齐",
    "the indentation or a sign is wrong here; entries of one level must be aligned",
)
_TAB = Bilingual(
    "不能用制表符（Tab）缩进；请改用空格", "a tab cannot indent a line; use spaces instead"
)
_SIGN = Bilingual(
    "值不能以这个字符开头；请给它加引号", "a value cannot begin with this character; quote it"
)
_UNCLOSED = Bilingual("有引号或括号没有闭合", "a quote or bracket is not closed")
_ESCAPE = Bilingual(
    "双引号里的反斜杠（\\）写法不对；请改用单引号",
    "the backslash (\\) in double quotes is not a known escape; use single quotes instead",
)
_TAG = Bilingual("标签（!）写法不对", "the tag (!) is not well-formed")
_DIRECTIVE = Bilingual("以 % 开头的指令写法不对", "the directive (%) is not well-formed")
_BLOCK = Bilingual("多行文字（| 或 >）写法不对", "the block of text (| or >) is not well-formed")
_NO_COLON = Bilingual(
    "这里缺少“: ”；键与值之间应有英文冒号和空格",
    "there is no `: ` here, between a key and its value",
)
_DASH = Bilingual("列表项（-）应另起一行", "an item of a list (-) must begin a line")
_ANOTHER = Bilingual(
    "只能有一份内容；请删去“---”及其后的部分",
    "there may be one document only; take out `---` and what follows it",
)
_NO_ANCHOR = Bilingual(
    "别名（*）没有对应的锚点（&）；如是普通文字，请加引号",
    "the alias (*) has no anchor (&); quote it if it is plain text",
)

_WORDINGS = {
    re.compile(wording): said
    for wording, said in {
        r"duplicate anchor": Bilingual(
            "锚点（&）的名称重复", "an anchor (&) of that name stands above"
        ),
        r"scanning an (anchor|alias)": Bilingual(
            "“&”或“*”后面应是字母或数字；如是普通文字，请加引号",
            "letters or digits must follow `&` or `*`; quote it if it is plain text",
        ),
        r"directive|incompatible YAML": _DIRECTIVE,
        r"block scalar": _BLOCK,
        r"\btag\b": _TAG,
        r"escape (character|sequence)|escape code|hexdecimal": _ESCAPE,
        r"tab character|character '\\t'": _TAB,
        r"cannot start any token": _SIGN,
        r"mapping (values|keys) are not allowed|unexpected ':'": _COLON,
        r"could not find expected ':'": _NO_COLON,
        r"sequence entries are not allowed": _DASH,
        r"expected ',' or|unexpected (end of stream|document)": _UNCLOSED,
        r"another document|document start": _ANOTHER,
        r"undefined alias": _NO_ANCHOR,
        r"node content|expected key|block end|'-' indicator": _INDENT,
    }.items()
}
"""By what tells in either dialect; the first that fits."""


def what_is_wrong(error: yaml.MarkedYAMLError, text: str) -> Bilingual:
    """Say what PyYAML found wrong with a text."""
    if error.problem_mark is not None and _begins_with_tab(text, error.problem_mark):
        return _TAB
    told = f"{error.context or ''} {error.problem or ''}"
    found = (said for wording, said in _WORDINGS.items() if wording.search(told))
    return next(found, Bilingual("不符合 YAML 的语法", error.problem or "it is not YAML"))


def _begins_with_tab(text: str, mark: yaml.Mark) -> bool:
    """Say whether a tab stands where an error was found: libyaml does not name the character."""
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    return line[mark.column : mark.column + 1] == "\t"
