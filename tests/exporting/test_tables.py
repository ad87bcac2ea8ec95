"""The tables of data: read by what their users read them with, they say what the reports say."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest

from tests.builder.office import convert, needs_office
from tests.exporting.kit import export, odd, report

Figures = Mapping[tuple[str, str, str], tuple[Any, Any]]
"""The value and the raw text of a cell, by table, row and column."""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "年度报告"
    folder.mkdir()
    (folder / "自然资源局.md").write_text(odd(), encoding="utf-8")
    (folder / "水务局.md").write_text(report("云岭县水务局", 2023), encoding="utf-8")
    (folder / "民政局年度报告.pdf").write_bytes(b"%PDF-1.4 of no use")
    return folder


def by_pandas_csv(folder: Path) -> list[dict[str, Any]]:
    frame = pd.read_csv(folder / "figures.csv", dtype={"value": "string", "raw": "string"})
    return [{**row, "value": _number(row["value"])} for row in frame.to_dict("records")]


def by_csv(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "figures.csv").read_bytes().decode("utf-8-sig")
    return [
        {**row, "value": _number(row["value"])}
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def by_pandas_parquet(folder: Path) -> list[dict[str, Any]]:
    return list(pd.read_parquet(folder / "figures.parquet").to_dict("records"))


def by_duckdb_parquet(folder: Path) -> list[dict[str, Any]]:
    return _asked(f"SELECT * FROM '{folder}/figures.parquet'")


def by_duckdb_csv(folder: Path) -> list[dict[str, Any]]:
    rows = _asked(f"SELECT * FROM read_csv('{folder}/figures.csv', all_varchar = true)")
    return [{**row, "value": _number(row["value"])} for row in rows]


def by_duckdb_json(file: Path) -> list[dict[str, Any]]:
    return _asked(f"SELECT * FROM read_json('{file}') WHERE kind = 'figure'")


def by_json(file: Path) -> list[dict[str, Any]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [row for row in map(_exactly, lines) if row["kind"] == "figure"]


def by_sqlite(file: Path) -> list[dict[str, Any]]:
    with sqlite3.connect(file) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute("SELECT * FROM figures")]


def _asked(query: str) -> list[dict[str, Any]]:
    """Give what DuckDB answers."""
    found = duckdb.sql(query)
    assert found is not None
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def _exactly(line: str) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(line, parse_float=Decimal)
    return row


def _number(text: Any) -> Decimal | None:
    return Decimal(text) if isinstance(text, str) and text else None


def _figures(rows: list[dict[str, Any]], office: str) -> Figures:
    return {
        (row["table"], row["row"], row["column"]): (_or_none(row["value"]), _or_none(row["raw"]))
        for row in rows
        if row["office"] == office
    }


def _or_none(value: Any) -> Any:
    return None if value == "" or pd.isna(value) else value


READERS: dict[str, tuple[str, Callable[[Path], list[dict[str, Any]]]]] = {
    "csv module": ("data", by_csv),
    "pandas, CSV": ("data", by_pandas_csv),
    "DuckDB, CSV": ("data", by_duckdb_csv),
    "pandas, Parquet": ("data", by_pandas_parquet),
    "DuckDB, Parquet": ("data", by_duckdb_parquet),
    "json module": ("data.jsonl", by_json),
    "DuckDB, JSON Lines": ("data.jsonl", by_duckdb_json),
    "sqlite3": ("data.sqlite", by_sqlite),
}


@pytest.mark.parametrize("reader", READERS)
def test_figures_are_read_as_they_are_written(reader: str, reports: Path, tmp_path: Path) -> None:
    name, read = READERS[reader]
    form = "parquet" if "Parquet" in reader else None
    export(reports, "--output", tmp_path / name, *(["--format", form] if form else []))

    figures = _figures(read(tmp_path / name), "云岭县自然资源局")

    assert figures["disclosure", "normative_documents", "effective"] == (9, "9")
    assert figures["disclosure", "licences", "decisions"][0] == -386
    assert figures["disclosure", "charges", "charged"][1] == "41.27"
    exact = figures["disclosure", "charges", "charged"][0]
    assert Decimal(str(exact)) == Decimal("41.27")
    assert figures["disclosure", "penalties", "decisions"] == (None, "约27")
    assert figures["disclosure", "compulsory_measures", "decisions"] == (None, None)
    assert figures["disclosure", "regulations", "effective"][0] is None
    assert figures["requests", "received", "total"] == (63, "63")
    assert len(figures) == 10 + 175 + 15


def test_a_row_says_whose_figure_it_is_and_of_which_file(reports: Path, tmp_path: Path) -> None:
    export(reports, "--output", tmp_path / "data.jsonl")

    rows = by_json(tmp_path / "data.jsonl")
    (row,) = (
        row
        for row in rows
        if row["office"] == "云岭县水务局"
        and (row["row"], row["column"]) == ("carried_forward", "total")
    )

    file = reports / "水务局.md"
    assert row == {
        "kind": "figure",
        "office": "云岭县水务局",
        "office_kind": "county department",
        "year": 2023,
        "edition": "2021",
        "table": "requests",
        "row": "carried_forward",
        "column": "total",
        "value": 3,
        "raw": "3",
        "place": "表三 · 四、结转下年度继续办理 · 总计",
        "file": str(file),
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
    }


def test_what_could_not_be_checked_is_a_report_with_the_reason(
    reports: Path, tmp_path: Path
) -> None:
    result = export(reports, "--output", tmp_path / "data.sqlite")

    with sqlite3.connect(tmp_path / "data.sqlite") as connection:
        rows = connection.execute("SELECT state, reason, office, file FROM reports ORDER BY state")
        states = list(rows)
        figures = connection.execute("SELECT count(*) FROM figures WHERE file LIKE '%.pdf'")
        assert figures.fetchone() == (0,)
    assert result.exit_code == 2
    assert "民政局年度报告.pdf：未能检查" in result.stderr
    assert [row[0] for row in states] == ["checked", "checked", "unreadable"]
    (_, reason, office, file) = states[-1]
    assert reason
    assert office is None
    assert file.endswith("民政局年度报告.pdf")


def test_a_file_without_words_has_its_digest_as_any_other(reports: Path, tmp_path: Path) -> None:
    (reports / "林业局.md").write_bytes(b"")
    export(reports, "--output", tmp_path / "data.jsonl")

    digests = {
        Path(row["file"]).name: row["sha256"]
        for row in map(json.loads, (tmp_path / "data.jsonl").read_text("utf-8").splitlines())
        if row["kind"] == "report"
    }
    assert digests["林业局.md"] == hashlib.sha256(b"").hexdigest()


def test_claims_and_findings_are_tables_too(reports: Path, tmp_path: Path) -> None:
    export(reports, "--output", tmp_path / "data", "--lang", "en")

    claims = pd.read_csv(tmp_path / "data" / "claims.csv")
    findings = pd.read_csv(tmp_path / "data" / "findings.csv")

    fee = claims[(claims.office == "云岭县水务局") & (claims.subject == "fee.asked")]
    assert fee.value.tolist() == [0]
    assert fee.office_kind.tolist() == ["county department"]
    assert "T003" in set(findings.code)
    assert set(findings.severity) <= {"error", "warning", "info"}
    unreadable = findings[(findings.code == "T003") & (findings.actual == "约27")]
    assert unreadable.place.tolist() == ["表二 (disclosure) · penalties · decisions"]


def test_a_claim_has_its_number_and_how_it_is_meant(tmp_path: Path) -> None:
    said = "新收申请63件，其中予以公开9件。共收到申请60余件。未发生行政复议。"
    text = report(changes={"申请和办理结果的数量见第三部分。": said})
    (tmp_path / "said.md").write_text(text, encoding="utf-8")
    export(tmp_path / "said.md", "--only", "claims", "--output", tmp_path / "claims.csv")

    claims = pd.read_csv(tmp_path / "claims.csv")

    of_tables = claims[~claims.subject.str.startswith("fee.")]
    assert of_tables[["subject", "value", "bound", "raw"]].to_numpy().tolist() == [
        ["requests.received.total", 63, "exactly", "新收申请63件"],
        ["requests.granted.total", 9, "at-least", "其中予以公开9件"],
        ["requests.received.total", 60, "at-least", "收到申请60余件"],
        ["review.reconsideration.total", 0, "none", "未发生行政复议"],
    ]


@pytest.mark.parametrize("only", ["figures", "claims", "findings", "reports"])
def test_one_table_goes_to_one_file(only: str, reports: Path, tmp_path: Path) -> None:
    export(reports, "--only", only, "--output", tmp_path / "one.csv")
    export(reports, "--output", tmp_path / "all")

    one = (tmp_path / "one.csv").read_bytes()
    assert one == (tmp_path / "all" / f"{only}.csv").read_bytes()
    assert one.startswith(b"\xef\xbb\xbf")
    assert one.count(b"\n") > 1


def test_one_table_goes_to_standard_output(reports: Path, tmp_path: Path) -> None:
    export(reports, "--only", "figures", "--output", tmp_path / "figures.csv")
    result = export(reports, "--only", "figures")

    assert result.stdout_bytes == (tmp_path / "figures.csv").read_bytes()


def test_nothing_is_run_by_who_opens_a_table(reports: Path, tmp_path: Path) -> None:
    export(reports, "--output", tmp_path / "data")

    assert not any(row["raw"].startswith("=") for row in by_csv(tmp_path / "data"))
    assert any(row["raw"] == "'=1+2" for row in by_csv(tmp_path / "data"))


@needs_office
def test_excel_opens_a_table_with_chinese_in_it(reports: Path, tmp_path: Path) -> None:
    export(reports, "--output", tmp_path / "data")
    data = (tmp_path / "data" / "figures.csv").read_bytes()

    (made,) = convert({"figures.csv": data}, to="xlsx", read_as=_UTF_8).values()
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active

    assert sheet is not None
    rows = [dict(zip(_HEADS, row, strict=True)) for row in sheet.values]
    assert tuple(rows[0].values()) == _HEADS
    (row,) = (
        row
        for row in rows
        if row["place"] == "表二 · 行政许可 · 本年处理决定数量" and row["year"] == 2024
    )
    assert row["office"] == "云岭县自然资源局"
    assert row["value"] == -386
    (charged,) = (row for row in rows if row["row"] == "charges" and row["year"] == 2024)
    assert charged["value"] == 41.27


_UTF_8 = "CSV:44,34,76,1"
"""What LibreOffice's dialogue, and Excel, gather from the byte order mark."""

_HEADS = (
    *("office", "office_kind", "year", "edition", "table", "row", "column"),
    *("value", "raw", "place", "file", "sha256"),
)


def test_a_number_too_long_for_a_format_is_missing_not_rounded(tmp_path: Path) -> None:
    long = "9" * 20
    text = report(changes={"| 行政许可 | 386 | | |": f"| 行政许可 | {long} | | |"})
    (tmp_path / "long.md").write_text(text, encoding="utf-8")
    for name, read, expected in (
        ("data.sqlite", by_sqlite, None),
        ("data.jsonl", by_json, int(long)),
    ):
        export(tmp_path / "long.md", "--output", tmp_path / name)
        figures = _figures(read(tmp_path / name), "云岭县自然资源局")
        assert figures["disclosure", "licences", "decisions"] == (expected, long)
    export(tmp_path / "long.md", "--output", tmp_path / "data", "--format", "parquet")
    figures = _figures(by_duckdb_parquet(tmp_path / "data"), "云岭县自然资源局")
    assert figures["disclosure", "licences", "decisions"] == (int(long), long)


def test_parquet_has_the_types_and_chinese_of_its_columns(reports: Path, tmp_path: Path) -> None:
    export(reports, "--only", "figures", "--output", tmp_path / "figures.parquet")

    received = _asked(
        f"SELECT office, sum(value) AS n FROM '{tmp_path}/figures.parquet' "
        "WHERE \"row\" = 'received' AND \"column\" = 'total' GROUP BY office ORDER BY office"
    )
    assert received == [
        {"office": "云岭县水务局", "n": Decimal(63)},
        {"office": "云岭县自然资源局", "n": Decimal(63)},
    ]
    kinds = _asked(f"DESCRIBE SELECT value, year FROM '{tmp_path}/figures.parquet'")
    assert [kind["column_type"] for kind in kinds] == ["DECIMAL(38,16)", "BIGINT"]
