"""E004 unused-suppression."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.option import Option
from reportlint.model.rule import Rule
from reportlint.model.suppression import Suppressions

_UNREADABLE = Bilingual(
    "看不懂“{actual}”，应写作“reportlint: ignore A001 reason=…”",
    "“{actual}” makes no sense; write `reportlint: ignore A001 reason=…`",
)
_LOST = Bilingual(
    "没有规则“{actual}”，什么也没有忽略；应写一条规则的代码或名称，如 A001",
    "there is no rule “{actual}”, so nothing is ignored; write the code or the name of one rule, as A001",
)
_ELSEWHERE = Bilingual(
    "所指的位置没有 {actual} 的问题，请核对位置；不必忽略的，请删去",
    "nothing of {actual} is where this points; check the place, or take it out",
)
_UNEXPLAINED = Bilingual(
    "忽略 {actual} 没有写明理由，请补上 reason", "{actual} is ignored for no reason; give a reason"
)


class UnusedSuppression(Rule[Suppressions]):
    subject = Suppressions
    code = "E004"
    name = "unused-suppression"
    severity = Severity.WARNING
    since = "0.1.0"
    reason_required = Option(
        False,
        Bilingual(
            "忽略问题时是否必须写明理由（extends: strict 时为 true）",
            "Whether a suppression must give a reason (true with `extends: strict`)",
        ),
        strict=True,
    )
    summary = Bilingual(
        "写明要忽略的问题，报告里并没有", "A suppression suppresses nothing that is in the report"
    )
    rationale = Bilingual(
        "问题改好以后，忽略它的说明还留着，将来同样的问题再出现就没有人知道了。规则代码写错、"
        "位置写错的，也在这里指出。规则没有启用时，不算多余；用 --ignore-suppressions 检查时，不作判断。",
        "Once the fault is mended, what is left of its suppression would hide the next one of its kind. "
        "A code or a place that is mistyped shows here as well. Where the rule is off, nothing is said of "
        "its suppressions, nor with --ignore-suppressions.",
    )
    remedy = Bilingual(
        "删去这条说明；问题还在的，核对规则代码和位置是否写对。缺少理由的，补上理由。",
        "Take the suppression out. If the fault is still there, check the code and the place. "
        "Where the reason is missing, give it.",
    )
    basis = None
    message = Bilingual(
        "报告中没有 {actual} 的问题，不必忽略，请删去或核对",
        "nothing of {actual} is there to be ignored; take it out, or check it",
    )
    passing = (
        """\
<!-- reportlint: ignore S001 reason=只摘录第五部分 -->
五、存在的主要问题及改进情况
公开内容不够全面。下一步将加强培训。
""",
    )
    failing = (
        """\
<!-- reportlint: ignore A001 reason=合计由省里统一计算 -->
五、存在的主要问题及改进情况
公开内容不够全面。下一步将加强培训。
""",
        """\
<!-- reportlint: ignore S001 -->
五、存在的主要问题及改进情况
公开内容不够全面。下一步将加强培训。
""",
    )

    def check(self, subject: Suppressions) -> Iterator[Finding]:
        unused, lost = frozenset(subject.unused), frozenset(subject.lost)
        for suppression in subject.all:
            named = suppression.selector
            if not named:
                yield self.finding(suppression, message=_UNREADABLE, actual=suppression.said)
            elif suppression in lost:
                yield self.finding(suppression, message=_LOST, actual=named)
            elif suppression in unused:
                message = _ELSEWHERE if suppression.is_of_a_place else self.message
                yield self.finding(suppression, message=message, actual=named)
            elif self.reason_required and not suppression.reason:
                yield self.finding(suppression, message=_UNEXPLAINED, actual=named)
