"""What kind of office a name is of; what a name does not tell is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.config.faults import ConfigurationError
from reportlint.hookspecs import Source
from reportlint.readers.text.plain_text import TextReader
from reportlint_grammar.about_itself.names import Level, Sort, office_words
from reportlint_grammar.about_itself.office_kind import OfficeKind, read, with_place
from reportlint_grammar.any_year import AnnualReportOfAnyYear
from reportlint_grammar.form.fact_files import FOLDER
from reportlint_grammar.report import Report

KNOWN = """
云岭县: county government
云岭县人民政府: county government
云岭自治县人民政府: county government
青岚区人民政府: county government
云岭旗人民政府: county government
云山市人民政府: either government
云州自治州人民政府: city government
云山盟行政公署: city government
云山地区行署: city government
云川省人民政府: province government
云川壮族自治区人民政府: province government
重庆市人民政府: province government
重庆市云岭县人民政府: county government
云川省云山市青岚区人民政府: county government
云山市云岭市人民政府: county government
云州自治州云岭市人民政府: county government
云岭县人民政府办公室: county government_office
县政府办: county government_office
云川省人民政府办公厅: province government_office
云岭县石鼓镇人民政府: township government
石鼓镇: township government
云岭市民意乡: township government
云岭县云山苗族乡人民政府: township government
青岚区杏花街道办事处: township subdistrict
青岚区石鼓镇街道办事处: township subdistrict
杏花街道: township subdistrict
前进街: unknown subdistrict
云岭经济技术开发区: zone zone
云岭高新区: zone zone
云山市云岭工业集中区: zone zone
云岭县水务局: county department
云岭县教育局（体育局）: county department
县水务局: county department
云岭县城乡建设局: county department
云岭县乡村振兴局: county department
云岭县发展和改革委员会: county department
云山市市场监督管理局: either department
云山市民政局: either department
云山市政务服务管理局: either department
云城市水务局: either department
云山市城市管理局: either department
上海市水务局: province department
上海市青岚区民政局: county department
云川省水利厅: province department
云岭县公安局石鼓镇派出所: township branch
云岭县石鼓镇财政所: township branch
云山市自然资源局石鼓分局: either branch
国家税务总局云岭县税务局: county branch
云岭县机关事务服务中心: county public_body
云岭县第一中学: county public_body
云岭县石鼓镇卫生院: township public_body
云岭经济开发区管理委员会: zone zone
云岭高新技术产业开发区水务局: zone department
云州新区水务局: zone department
水利部: state department
国家云务局: state department
国家云务总局: state department
水务局: unknown department
石鼓街居民委员会: unknown unknown
某县某局: unknown unknown
××镇: unknown unknown
云岭: unknown unknown
"""


@pytest.mark.parametrize(
    ("name", "kind"), [line.split(": ") for line in KNOWN.strip().splitlines()]
)
def test_a_name_tells_what_kind_of_office_it_is(name: str, kind: str) -> None:
    assert str(read(name)) == kind


def test_no_name_tells_nothing() -> None:
    assert read("") == OfficeKind(Level.UNKNOWN, Sort.UNKNOWN)
    assert not read("").is_known


@pytest.mark.parametrize(
    ("name", "lines", "found"),
    [
        ("水务局", ["发布机构：云岭县水务局 发布日期：2025-01-20"], "云岭县水务局"),
        ("水务局", ["索引号", "发布机构", "云岭县水务局"], "云岭县水务局"),
        ("", ["发布机构：云岭县水务局"], "云岭县水务局"),
        ("水务局", ["发布机构：云岭县人民政府办公室"], "水务局"),
        ("水务局", ["来源：云岭县水务局"], "水务局"),
        ("青岚区水务局", ["发布机构：云岭县水务局"], "青岚区水务局"),
    ],
)
def test_a_site_tells_the_place_that_the_title_leaves_out(
    name: str, lines: list[str], found: str
) -> None:
    assert with_place(name, lines) == found


def test_a_kind_that_there_is_not_is_named_with_its_line(tmp_path: Path) -> None:
    text = (FOLDER / "offices.yaml").read_text(encoding="utf-8")
    wrong = tmp_path / "offices.yaml"
    wrong.write_text(text.replace("  branch: [", "  branches: ["), encoding="utf-8")
    line = 1 + text[: text.index("  branch: [")].count("\n")
    with pytest.raises(ConfigurationError) as error:
        office_words(wrong)
    assert f"offices.yaml:{line}:3: " in str(error.value)
    assert "did you mean branch" in str(error.value)


def test_a_report_has_the_kind_of_its_title() -> None:
    text = "2024年云岭县石鼓镇人民政府信息公开工作年度报告\n一、总体情况\n一般。\n"
    report = AnnualReportOfAnyYear().parse(TextReader().read(Source("a.txt", text.encode())))
    assert isinstance(report, Report)
    assert report.office == "云岭县石鼓镇人民政府"
    assert report.office_kind == OfficeKind(Level.TOWNSHIP, Sort.GOVERNMENT)
