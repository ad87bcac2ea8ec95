"""The kinds of residue: how each is known, what becomes of it, and a neighbour that is none.

To know of another kind, add it here. Kinds are looked for in the order in which they stand: what may
hold others comes before them.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote


class Remedy(enum.Enum):
    """What becomes of residue."""

    TAKE_OUT = "what stands around it is read without it"
    LEAVE_IN = "characters were lost where it stands, and nothing is right without them"


class Kind(NamedTuple):
    """One kind of residue.

    Every text that has it has one of the `signs`, which are looked for first, for that is quick; one
    without signs is known by its characters. `instead` says what stands for it once it is taken out.
    `is_code` if it never stands for anything that a reader should see, be it a picture or a number.
    `is_one` if a text full of it has one fault, whatever each piece of it says.
    """

    name: str
    signs: tuple[str, ...]
    made: Callable[[], re.Pattern[str]]
    example: str
    neighbour: str
    remedy: Remedy = Remedy.TAKE_OUT
    instead: Callable[[str], str] = lambda _residue: ""
    is_one: bool = False
    is_code: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """What it looks like; made when it is first looked for, for that takes as long as two reports."""
        return _made(self.made)


@cache
def _made(make: Callable[[], re.Pattern[str]]) -> re.Pattern[str]:
    return make()


def _blank(_residue: str) -> str:
    return " "


def _plain(text: str) -> str:
    """Give a text with a space for whatever is not seen, and one for many."""
    seen = "".join(character if character.isprintable() else " " for character in text)
    return seen if seen.strip() else " "


def _unescaped(residue: str) -> str:
    codes = [int(code, 16) for code in residue.replace("\\u", " ").split()]
    units = b"".join(code.to_bytes(2, "big") for code in codes)
    return _plain(units.decode("utf-16-be", "replace"))


def _out_of_workbook(residue: str) -> str:
    return _unescaped(residue.replace("_x", "\\u").replace("_", ""))


def _unquoted(residue: str) -> str:
    return _plain(unquote(residue, errors="ignore"))


_FIELDS = (
    "AUTHOR|BIBLIOGRAPHY|CREATEDATE|DATE|DOCPROPERTY|EMBED|EQ|FILENAME|FORMCHECKBOX|FORMTEXT|HYPERLINK"
    "|INCLUDEPICTURE|LINK|MACROBUTTON|MERGEFIELD|NOTEREF|NUMPAGES|PAGE|PAGEREF|QUOTE|REF|SAVEDATE"
    "|SECTIONPAGES|SEQ|SHAPE|STYLEREF|SYMBOL|TIME|TITLE|TOC"
)
"""What Word calls its fields."""
_SWITCHES = r"(?:\s{1,4}\\[*@#a-z](?:\s{1,2}(?:\"[^\"\n]{0,80}+\"|[A-Z]{3,15}\b))?){1,9}"
"""What stands behind a field: \\h, \\o "1-3", \\* MERGEFORMAT."""
_TAGS = (
    "a|b|body|center|col|colgroup|div|em|figure|font|form|h[1-6]|head|html|i|iframe|img|input|li|link"
    "|meta|ol|p|pre|script|section|span|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|u|ul"
    "|xml|[movw]:[a-z]{1,30}|st1:[a-z]{1,30}"
)
_PICTURE = r"!\[(?:[^\]\n一-鿿]{0,80}+|图[片像][^\]\n]{0,20}+)\]\([^()\n]{0,300}+\)(?:\{[^{}\n]{0,120}+\})?"
"""A picture in Markdown; it is at home on a line of its own, unless it has the name a converter gave it."""
_DECLARATION = r"(?:[a-z-]{2,40}+:[^;:{}<>\n。，]{1,80}+;\s?)"
"""One of a style sheet: font-size:12pt;"""
_ASKS = "吗呢么何谁哪否几少吧呀啊哇嘛"
"""Behind these a question mark is one."""
_LOST_BEFORE = "[年月日件条次个项万元号份]"
"""Before these stands a figure."""

KINDS = (
    Kind(
        "comment of a page",
        ("<!", "[endif]", "[if "),
        lambda: re.compile(
            r"<!--[^\n一-鿿]{0,300}?-->|<!(?:--)?\[(?:if\b[^\]\n一-鿿]{0,80}|endif)\](?:--)?>?|<!--"
            r"|\[if [^\]\n一-鿿]{1,80}\]|\[endif\]",
            re.IGNORECASE,
        ),
        example="<!--[if !supportLists]-->",
        neighbour="[if]",
    ),
    Kind(
        "style of Word",
        ("mso-", "Mso"),
        lambda: re.compile(
            rf"""(?<![A-Za-z-])(?:(?:style|class)=["']?)?(?:(?!mso-){_DECLARATION}){{0,9}}+
            (?:mso-[a-z-]{{2,60}}+\s?:\s?(?:[^;{{}}<>\n。，]{{1,80}}+;|[^;{{}}<>\n。，\s"'一-鿿]{{1,80}}+)
              |Mso(?:[A-Z][a-z]{{1,20}}+){{1,4}}+)
            (?:\s?{_DECLARATION}){{0,30}}+["']?""",
            re.VERBOSE | re.ASCII,
        ),
        example="mso-fareast-font-family:宋体;",
        neighbour="mso-2系统",
        is_one=True,
        is_code=True,
    ),
    Kind(
        "picture's or table's stand-in",
        ("[", "【", "［", "\ufffc"),
        lambda: re.compile(
            rf"""(?<=.){_PICTURE}|{_PICTURE}(?=\s*+\S)|!\[\]\((?:[\w./-]{{0,80}}/)?media/image\d{{1,4}}\.[a-z]{{3,4}}\)
            | [\[【［](?:(?:图片|图像|图表|表格|公式|附图|照片|视频|音频|OLE\s?对象)
                |(?i:image|picture|img|table))
              \s?[：:]?\s?(?:[\d一二三四五六七八九十]{{1,3}}|[\w./-]{{1,60}}\.(?i:png|jpe?g|gif|bmp|emf|wmf))?
              [\]】］](?:\([^()\n]{{0,300}}+\))?(?![栏专频板下])
            | \[cid:[^\]\n一-鿿]{{1,120}}+\] | (?<=.)\ufffc++ | \ufffc++(?=.)""",
            re.VERBOSE,
        ),
        example="[图片1]",
        neighbour="[图片]栏目",
    ),
    Kind(
        "bookmark",
        ("[bookmark:",),
        lambda: re.compile(r"\[bookmark:[^\]\n]{0,80}\]", re.IGNORECASE),
        example="[bookmark: _GoBack]",
        neighbour="[重点]",
        is_code=True,
    ),
    Kind(
        "field in braces",
        ("{",),
        lambda: re.compile(
            rf"""\{{\s{{0,4}}+(?:{_FIELDS}|=\s?SUM)\b
            (?:[^{{}}"“\n一-鿿]|"[^"\n]{{0,300}}+"|“[^”\n]{{0,300}}+”){{0,300}}+\}}""",
            re.VERBOSE | re.IGNORECASE | re.ASCII,
        ),
        example='{ HYPERLINK "http://www.example.gov.cn" }',
        neighbour="{PAGE系统}",
    ),
    Kind(
        "field",
        ("HYPERLINK", "PAGEREF", "MERGEFORMAT", "\\*", "TOC \\", "REF _"),
        lambda: re.compile(
            rf"""(?<![a-z_])(?:(?:HYPERLINK|PAGEREF)\s{{1,4}}(?:\\[a-z]\s{{1,4}})?"[^"\n]{{0,300}}"(?:\s{{1,4}}\\[a-z])?
            | HYPERLINK\s{{1,4}}(?:\\[a-z]\s{{1,4}})?(?:https?://|mailto:)[!-~]{{1,300}}+
            | (?:PAGEREF|NOTEREF|REF)\s{{1,4}}_?[a-z]{{2,20}}+\d{{1,20}}+(?:{_SWITCHES})?
            | (?:TOC|PAGE|NUMPAGES|EMBED|FORMTEXT|SEQ)\b[^\n一-鿿]{{0,80}}?\\\*\s?MERGEFORMAT
            | TOC{_SWITCHES}
            | SEQ\s{{1,4}}\w{{1,20}}+{_SWITCHES}
            | SEQ\s{{1,4}}[图表]\s{{0,4}}\\\*\s?[A-Z]{{3,15}}+
            | \\\*\s?MERGEFORMAT)""",
            re.VERBOSE | re.IGNORECASE | re.ASCII,  # A word ends where Chinese begins.
        ),
        example="PAGEREF _Toc12345 \\h",
        neighbour="PAGE与TOC为内部系统代号",
    ),
    Kind(
        "name of a bookmark",
        ("_GoBack", "_Toc", "_Ref", "_Hlk", "_Hlt", "_OLE_LINK"),
        lambda: re.compile(
            r"(?<![A-Za-z_])_(?:GoBack|(?:Toc|Ref|Hlk|Hlt|OLE_LINK)\d{1,20}+)\b", re.ASCII
        ),
        example="_Toc123456",
        neighbour="my_Toc1",
        is_code=True,
    ),
    Kind(
        "field that Word could not fill",
        ("错误!", "错误！", "错误 !", "Error!", "Error！", "錯誤"),
        lambda: re.compile(
            r"""(?:错误\s?[!！]\s?(?:
                未(?:定义|指定)(?:书签|样式|文件名|顺序)|未找到(?:引用源|目录项|图形项目表|索引项)
                |引用源未找到|书签未定义|未知的文档属性名称|(?:超链接)?(?:引用|链接)无效
                |使用[“"][^”"\n]{1,8}[”"]选项卡将[^。\n]{1,30}应用于要在此处显示的文字
                |文档中没有指定样式的文字|不能识别的开关参数|不能通过编辑域代码创建对象|主?文[档件]不存在)
              | 錯誤\s?[!！]\s?(?:尚未定義書籤|找不到參照來源|所指定的樣式的文字不存在文件中)
              | \bError\s?[!！]\s?[A-Z][A-Za-z]{1,20}+(?:\s[A-Za-z]{1,20}+){1,9})[。.]?""",
            re.VERBOSE | re.ASCII,
        ),
        example="错误！未定义书签。",
        neighbour="逐条纠正错误！未发现重复公开。",
    ),
    Kind(
        "tag",
        ("<",),
        lambda: re.compile(
            rf"</?(?:{_TAGS})(?:\s[^<>\n]{{0,300}})?/?>|<!DOCTYPE\b[^<>\n]{{0,200}}+>",
            re.IGNORECASE | re.ASCII,
        ),
        example='<span style="color:red">',
        neighbour="<专栏>",
    ),
    Kind(
        "code of a template",
        ("{{", "${", "<%", "<?xml"),
        lambda: re.compile(
            r"""\{\{\s?[A-Za-z_$][\w.$:| ()'-]{0,60}\}\}|\$\{[A-Za-z_][\w.]{0,60}\}
            |<%[=\#@]?[^%<>\n一-鿿]{1,120}%>|<\?xml\b[^<>\n]{0,200}\?>""",
            re.VERBOSE | re.ASCII,
        ),
        example="{{ item.title }}",
        neighbour="{{重点}}，<%占比",
    ),
    Kind(
        "blanks of a page",
        ("nbsp", "&ensp;", "&emsp;", "&#160;", "&#12288;"),
        # Around a cell, or a line that is no sentence, &nbsp; is at home in Markdown.
        lambda: re.compile(
            r"""(?:(?:&(?:amp;nbsp|ensp|emsp|\#160|\#12288);)\s?)++
            |(?<=[^\s;>*])(?:&nbsp;?)++(?=[^\s&<*])
            |\A(?:&nbsp;?\s?)++(?=.*。)""",
            re.VERBOSE,
        ),
        example="&emsp;",
        neighbour="nbsp系统",
        instead=_blank,
        is_one=True,
    ),
    Kind(
        "character of a page",
        ("&",),
        lambda: re.compile(
            r"&(?:amp;)?(?:[lr][ds]quo|hellip|[mn]dash|middot|bull|lt|gt|amp|quot|apos|copy|reg|times|deg"
            r"|[lr]aquo|permil|yen|thinsp|zwn?j|\#\d{1,6}|\#x[0-9a-f]{1,5});",
            re.IGNORECASE,
        ),
        example="&ldquo;",
        neighbour="A&B两类;",
    ),
    Kind(
        "escaped character",
        ("\\u", "\\x"),
        lambda: re.compile(r"(?<![A-Za-z_:\\])(?:\\u[0-9a-f]{4})++", re.IGNORECASE | re.ASCII),
        example="\\u3000",
        neighbour="D:\\u3000",
        instead=_unescaped,
        is_one=True,
    ),
    Kind(
        "escaped line end or byte",
        ("\\n", "\\r", "\\t", "\\x"),
        lambda: re.compile(
            r"(?<![A-Za-z_:\\])(?:\\(?:[nrt]|x[0-9a-f]{2})(?![a-z0-9_\\/.])|\\[nrt](?=\\[nrtu]))++",
            re.ASCII,
        ),
        example="\\n",
        neighbour="D:\\news\\n",
        instead=_blank,
        is_one=True,
    ),
    Kind(
        "escaped character of a workbook",
        ("_x",),
        lambda: re.compile(r"(?<![A-Za-z0-9])(?:_x[0-9A-Fa-f]{4}_)++(?![A-Za-z0-9])", re.ASCII),
        example="_x000D_",
        neighbour="file_x0001_2",
        instead=_out_of_workbook,
        is_one=True,
    ),
    Kind(
        "percent-encoded characters",
        ("%E", "%e", "%u", "%2", "%3", "%B", "%C", "%D"),
        lambda: re.compile(
            r"(?<![!-$&-'*-Z\\-z|~])(?:(?:%[0-9a-f]{2}){3,}+|(?:%u[0-9a-f]{4})++)", re.IGNORECASE
        ),
        example="%E5%85%AC",
        neighbour="http://www.example.gov.cn/%E5%85%AC",
        instead=_unquoted,
        is_one=True,
    ),
    Kind(
        "a program's word for nothing",
        ("NULL", "Null", "null", "undefined", "nan", "NaN", "None", "#", "[object"),
        lambda: re.compile(
            r"""(?<![\w.@/:=<\-'"“‘(（《])
            (?:NULL|Null|null|\Anan\Z|undefined|NaN|None
              |\#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!)|\[object\ Object\])
            (?![\w.@/=>\-'"”’)）》]|\ ?[A-Za-z]|值|字段|类型|[和或与、])""",
            re.VERBOSE | re.ASCII,
        ),
        example="undefined",
        neighbour="NULL值",
    ),
    Kind(
        "characters for lost ones",
        ("锟", "烫烫烫", "屯屯屯", "锘", "□□□", "〓", "\ufffd"),
        lambda: re.compile(
            r"""(?:斤拷)?(?:锟斤拷?)++锟?|[烫]{3,}+|[屯]{3,}+|(?<![、，])锘[挎縖縺]?(?![元、])
            |(?<![：:号码编])(?<!□)□{3,}+|〓++|\uFFFD++""",
            re.VERBOSE,
        ),
        example="锟斤拷",
        neighbour="邮编□□□□□□，是□ 否□，李锟",
    ),
    Kind(
        "question marks for lost characters",
        ("??", "？？？"),
        lambda: re.compile(
            rf"""(?:\A|(?<=[\s，。、；：:（(“‘《]))(?:\?{{3,}}+|？{{4,}}+|\?\?(?=[一二三四五六七八九十]、))
            (?!(?<!\?\?\?\?)\s*+\Z)"""
            rf"|(?<=[^{_ASKS}?])\?{{3,}}+(?=[一-鿿，、])",
            re.VERBOSE,
        ),
        example="????",
        neighbour="办得了吗？？？怎么办??",
    ),
    Kind(
        "question marks for lost figures",
        ("?",),
        lambda: re.compile(
            rf"(?<=[\d年月])\?{{1,9}}+(?={_LOST_BEFORE})|\?{{2,9}}+(?=[年月日])", re.ASCII
        ),
        example="20??年",
        neighbour="收到几??件",
        remedy=Remedy.LEAVE_IN,
        is_one=True,
    ),
    Kind(
        "bytes lost in GBK",
        ("?。", "?！", "？。", "ㄒ", "ㄊ", "ǖ", "ǘ", "ǚ", "ǜ"),
        # What mirror sites make of 。（一）主: all behind the lost byte is read a byte too late.
        lambda: re.compile(rf"(?:[?？]。)?[ㄅ-ㄩǖ-ǜ][一-鿿]?[─-╿]|(?<![{_ASKS}])\?[。！]"),
        example="?。ㄒ唬┲",
        neighbour="怎么查?",
        remedy=Remedy.LEAVE_IN,
    ),
    Kind(
        "characters lost within words",
        ("?!", "?，", "?、", "?；", "?：", "?,"),
        lambda: re.compile(
            rf"(?<=[一-鿿\d])(?<![{_ASKS}])\?(?:!(?=[一-鿿])|(?=[，、；：,]))", re.ASCII
        ),
        example="三?!敝贫?，",
        neighbour="群众问“在哪查?”，“办得了吗?！”，查到了吗?，",
        remedy=Remedy.LEAVE_IN,
        is_one=True,
    ),
    Kind(
        "text read in another encoding",
        ("淇℃伅", "鏀垮簻", "鍏紑", "骞村害", "ã€", "ï¼", "ä¸", "å…", "æ”", "â€", "ï¿½"),
        lambda: re.compile(
            r"(?:淇℃伅|鏀垮簻|鍏紑|骞村害)++"
            r"|(?:[\u00c2-\u00ef][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}){2,}+"
            r"|â€[\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|ï¿½"
        ),
        example="æ”¿åºœ",
        neighbour="温度20±2℃",
        remedy=Remedy.LEAVE_IN,
        is_one=True,
    ),
    Kind(
        "private-use characters",
        (),
        lambda: re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]++"),
        example="\ue5e5",
        neighbour="①",
        is_one=True,
    ),
)
