"""The form's tables, rows and figures by name. Written by `make typed-tables`, never by hand.

A table or a row that a report lacks is None; so is a figure that the edition of its table has not.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportlint_grammar.content.table import Row, Table, Tables
from reportlint_grammar.figures.figure import Figure


class RegulationsRow(Row):
    """规章、行政规范性文件."""

    __slots__ = ()

    @property
    def issued(self) -> Figure | None:
        """本年制发件数, in the form of 2021."""
        return self.figures.get("issued")

    @property
    def repealed(self) -> Figure | None:
        """本年废止件数, in the form of 2021."""
        return self.figures.get("repealed")

    @property
    def effective(self) -> Figure | None:
        """现行有效件数, in the form of 2021."""
        return self.figures.get("effective")

    @property
    def newly_made(self) -> Figure | None:
        """本年新制作数量, in the form of 2019."""
        return self.figures.get("newly_made")

    @property
    def newly_disclosed(self) -> Figure | None:
        """本年新公开数量, in the form of 2019."""
        return self.figures.get("newly_disclosed")

    @property
    def total_disclosed(self) -> Figure | None:
        """对外公开总数量, in the form of 2019."""
        return self.figures.get("total_disclosed")


class LicencesRow(Row):
    """行政许可、行政处罚、行政强制."""

    __slots__ = ()

    @property
    def decisions(self) -> Figure:
        """本年处理决定数量."""
        return self.figures["decisions"]

    @property
    def last_year(self) -> Figure | None:
        """上一年项目数量, in the form of 2019."""
        return self.figures.get("last_year")

    @property
    def change(self) -> Figure | None:
        """本年增/减, in the form of 2019."""
        return self.figures.get("change")


class ChargesRow(Row):
    """行政事业性收费."""

    __slots__ = ()

    @property
    def charged(self) -> Figure | None:
        """本年收费金额（单位：万元）, in the form of 2021."""
        return self.figures.get("charged")

    @property
    def last_year(self) -> Figure | None:
        """上一年项目数量, in the form of 2019."""
        return self.figures.get("last_year")

    @property
    def change(self) -> Figure | None:
        """本年增/减, in the form of 2019."""
        return self.figures.get("change")


class OtherServicesRow(Row):
    """其他对外管理服务事项."""

    __slots__ = ()

    @property
    def last_year(self) -> Figure:
        """上一年项目数量."""
        return self.figures["last_year"]

    @property
    def change(self) -> Figure:
        """本年增/减."""
        return self.figures["change"]

    @property
    def decisions(self) -> Figure:
        """处理决定数量."""
        return self.figures["decisions"]


class ProcurementRow(Row):
    """政府集中采购."""

    __slots__ = ()

    @property
    def purchases(self) -> Figure:
        """采购项目数量."""
        return self.figures["purchases"]

    @property
    def purchase_amount(self) -> Figure:
        """采购总金额."""
        return self.figures["purchase_amount"]


class DisclosureTable(Table):
    """表二, 主动公开政府信息情况."""

    @property
    def regulations(self) -> RegulationsRow | None:
        """规章."""
        return self.row("regulations", RegulationsRow)

    @property
    def normative_documents(self) -> RegulationsRow | None:
        """行政规范性文件."""
        return self.row("normative_documents", RegulationsRow)

    @property
    def licences(self) -> LicencesRow | None:
        """行政许可."""
        return self.row("licences", LicencesRow)

    @property
    def penalties(self) -> LicencesRow | None:
        """行政处罚."""
        return self.row("penalties", LicencesRow)

    @property
    def compulsory_measures(self) -> LicencesRow | None:
        """行政强制."""
        return self.row("compulsory_measures", LicencesRow)

    @property
    def charges(self) -> ChargesRow | None:
        """行政事业性收费."""
        return self.row("charges", ChargesRow)

    @property
    def other_services(self) -> OtherServicesRow | None:
        """其他对外管理服务事项, in the form of 2019."""
        return self.row("other_services", OtherServicesRow)

    @property
    def procurement(self) -> ProcurementRow | None:
        """政府集中采购, in the form of 2019."""
        return self.row("procurement", ProcurementRow)


class RequestsRow(Row):
    """A row of 表三, 收到和处理政府信息公开申请情况."""

    __slots__ = ()

    @property
    def natural_persons(self) -> Figure:
        """自然人."""
        return self.figures["natural_persons"]

    @property
    def enterprises(self) -> Figure:
        """商业企业."""
        return self.figures["enterprises"]

    @property
    def research_institutes(self) -> Figure:
        """科研机构."""
        return self.figures["research_institutes"]

    @property
    def welfare_organisations(self) -> Figure:
        """社会公益组织."""
        return self.figures["welfare_organisations"]

    @property
    def legal_services(self) -> Figure:
        """法律服务机构."""
        return self.figures["legal_services"]

    @property
    def others(self) -> Figure:
        """其他."""
        return self.figures["others"]

    @property
    def total(self) -> Figure:
        """总计."""
        return self.figures["total"]


class RequestsTable(Table):
    """表三, 收到和处理政府信息公开申请情况."""

    @property
    def received(self) -> RequestsRow | None:
        """一、本年新收政府信息公开申请数量."""
        return self.row("received", RequestsRow)

    @property
    def carried_over(self) -> RequestsRow | None:
        """二、上年结转政府信息公开申请数量."""
        return self.row("carried_over", RequestsRow)

    @property
    def granted(self) -> RequestsRow | None:
        """（一）予以公开."""
        return self.row("granted", RequestsRow)

    @property
    def partly_granted(self) -> RequestsRow | None:
        """（二）部分公开（区分处理的，只计这一情形，不计其他情形）."""
        return self.row("partly_granted", RequestsRow)

    @property
    def state_secrets(self) -> RequestsRow | None:
        """1.属于国家秘密."""
        return self.row("state_secrets", RequestsRow)

    @property
    def forbidden_by_law(self) -> RequestsRow | None:
        """2.其他法律行政法规禁止公开."""
        return self.row("forbidden_by_law", RequestsRow)

    @property
    def security_and_stability(self) -> RequestsRow | None:
        """3.危及“三安全一稳定”."""
        return self.row("security_and_stability", RequestsRow)

    @property
    def third_party_rights(self) -> RequestsRow | None:
        """4.保护第三方合法权益."""
        return self.row("third_party_rights", RequestsRow)

    @property
    def internal_affairs(self) -> RequestsRow | None:
        """5.属于三类内部事务信息."""
        return self.row("internal_affairs", RequestsRow)

    @property
    def deliberations(self) -> RequestsRow | None:
        """6.属于四类过程性信息."""
        return self.row("deliberations", RequestsRow)

    @property
    def enforcement_files(self) -> RequestsRow | None:
        """7.属于行政执法案卷."""
        return self.row("enforcement_files", RequestsRow)

    @property
    def administrative_queries(self) -> RequestsRow | None:
        """8.属于行政查询事项."""
        return self.row("administrative_queries", RequestsRow)

    @property
    def not_held(self) -> RequestsRow | None:
        """1.本机关不掌握相关政府信息."""
        return self.row("not_held", RequestsRow)

    @property
    def not_compiled(self) -> RequestsRow | None:
        """2.没有现成信息需要另行制作."""
        return self.row("not_compiled", RequestsRow)

    @property
    def still_unclear(self) -> RequestsRow | None:
        """3.补正后申请内容仍不明确."""
        return self.row("still_unclear", RequestsRow)

    @property
    def complaints(self) -> RequestsRow | None:
        """1.信访举报投诉类申请."""
        return self.row("complaints", RequestsRow)

    @property
    def repeated(self) -> RequestsRow | None:
        """2.重复申请."""
        return self.row("repeated", RequestsRow)

    @property
    def publications(self) -> RequestsRow | None:
        """3.要求提供公开出版物."""
        return self.row("publications", RequestsRow)

    @property
    def excessive(self) -> RequestsRow | None:
        """4.无正当理由大量反复申请."""
        return self.row("excessive", RequestsRow)

    @property
    def reconfirmation(self) -> RequestsRow | None:
        """5.要求行政机关确认或重新出具已获取信息."""
        return self.row("reconfirmation", RequestsRow)

    @property
    def not_supplemented(self) -> RequestsRow | None:
        """1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请, in the form of 2021."""
        return self.row("not_supplemented", RequestsRow)

    @property
    def fee_unpaid(self) -> RequestsRow | None:
        """2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请, in the form of 2021."""
        return self.row("fee_unpaid", RequestsRow)

    @property
    def other_handling(self) -> RequestsRow | None:
        """3.其他, in the form of 2021."""
        return self.row("other_handling", RequestsRow)

    @property
    def outcome_total(self) -> RequestsRow | None:
        """（七）总计."""
        return self.row("outcome_total", RequestsRow)

    @property
    def carried_forward(self) -> RequestsRow | None:
        """四、结转下年度继续办理."""
        return self.row("carried_forward", RequestsRow)

    @property
    def otherwise_handled(self) -> RequestsRow | None:
        """（六）其他处理, in the form of 2019."""
        return self.row("otherwise_handled", RequestsRow)


class ReviewRow(Row):
    """A row of 表四, 政府信息公开行政复议、行政诉讼情况."""

    __slots__ = ()

    @property
    def upheld(self) -> Figure:
        """结果维持."""
        return self.figures["upheld"]

    @property
    def corrected(self) -> Figure:
        """结果纠正."""
        return self.figures["corrected"]

    @property
    def other_results(self) -> Figure:
        """其他结果."""
        return self.figures["other_results"]

    @property
    def pending(self) -> Figure:
        """尚未审结."""
        return self.figures["pending"]

    @property
    def total(self) -> Figure:
        """总计."""
        return self.figures["total"]


class ReviewTable(Table):
    """表四, 政府信息公开行政复议、行政诉讼情况."""

    @property
    def reconsideration(self) -> ReviewRow | None:
        """行政复议."""
        return self.row("reconsideration", ReviewRow)

    @property
    def direct_litigation(self) -> ReviewRow | None:
        """未经复议直接起诉."""
        return self.row("direct_litigation", ReviewRow)

    @property
    def litigation_after_reconsideration(self) -> ReviewRow | None:
        """复议后起诉."""
        return self.row("litigation_after_reconsideration", ReviewRow)


class TypedTables(Tables):
    """The tables of a report, each by its name."""

    @property
    def disclosure(self) -> DisclosureTable | None:
        """表二, 主动公开政府信息情况."""
        return self.table("disclosure", DisclosureTable)

    @property
    def requests(self) -> RequestsTable | None:
        """表三, 收到和处理政府信息公开申请情况."""
        return self.table("requests", RequestsTable)

    @property
    def review(self) -> ReviewTable | None:
        """表四, 政府信息公开行政复议、行政诉讼情况."""
        return self.table("review", ReviewTable)


TABLES: Mapping[str, type[Table]] = {
    "disclosure": DisclosureTable,
    "requests": RequestsTable,
    "review": ReviewTable,
}
"""The tables by their names."""

ROWS: Mapping[tuple[str, str], type[Row]] = {
    ("disclosure", "regulations"): RegulationsRow,
    ("disclosure", "normative_documents"): RegulationsRow,
    ("disclosure", "licences"): LicencesRow,
    ("disclosure", "penalties"): LicencesRow,
    ("disclosure", "compulsory_measures"): LicencesRow,
    ("disclosure", "charges"): ChargesRow,
    ("disclosure", "other_services"): OtherServicesRow,
    ("disclosure", "procurement"): ProcurementRow,
    ("requests", "received"): RequestsRow,
    ("requests", "carried_over"): RequestsRow,
    ("requests", "granted"): RequestsRow,
    ("requests", "partly_granted"): RequestsRow,
    ("requests", "state_secrets"): RequestsRow,
    ("requests", "forbidden_by_law"): RequestsRow,
    ("requests", "security_and_stability"): RequestsRow,
    ("requests", "third_party_rights"): RequestsRow,
    ("requests", "internal_affairs"): RequestsRow,
    ("requests", "deliberations"): RequestsRow,
    ("requests", "enforcement_files"): RequestsRow,
    ("requests", "administrative_queries"): RequestsRow,
    ("requests", "not_held"): RequestsRow,
    ("requests", "not_compiled"): RequestsRow,
    ("requests", "still_unclear"): RequestsRow,
    ("requests", "complaints"): RequestsRow,
    ("requests", "repeated"): RequestsRow,
    ("requests", "publications"): RequestsRow,
    ("requests", "excessive"): RequestsRow,
    ("requests", "reconfirmation"): RequestsRow,
    ("requests", "not_supplemented"): RequestsRow,
    ("requests", "fee_unpaid"): RequestsRow,
    ("requests", "other_handling"): RequestsRow,
    ("requests", "outcome_total"): RequestsRow,
    ("requests", "carried_forward"): RequestsRow,
    ("requests", "otherwise_handled"): RequestsRow,
    ("review", "reconsideration"): ReviewRow,
    ("review", "direct_litigation"): ReviewRow,
    ("review", "litigation_after_reconsideration"): ReviewRow,
}
"""The rows by the names of their tables and their own."""
