"""Reads the editions of the form from `editions/`: a file a year, the newest of them in force."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from reportlint.messages.languages import Bilingual
from reportlint_grammar.form import fact_files, formulas
from reportlint_grammar.form.edition import (
    HEADING,
    AspectForm,
    ColumnForm,
    Edition,
    EquationForm,
    Kind,
    Label,
    RowForm,
    SectionForm,
    TableForm,
)
from reportlint_grammar.form.fact_files import FOLDER, Fact
from reportlint_grammar.form.wording import key

_YEARS = "[0-9][0-9][0-9][0-9]"
_NAME = re.compile(r"(?!no_)[a-z][a-z0-9_]*(?<!_heading)(?<!_table)")
_GRAMMARS_OWN = frozenset(
    {"report", "front", "title", "subsection", "paragraph", "subheading", "figures"}
    | {"unplaced", "unknown_row", "unknown_label"}
)
"""What `report.lark` and the tree call something else."""
_RULE = re.compile(r"[A-Z]\d{3}")

_LABEL = ("variants", "short", "token")
"""What may be said of a label beside its official wording."""

_RELATED = Bilingual("版本", "edition")
_SECTION = Bilingual("部分", "section")
_TABLE = Bilingual("表", "table")
_GROUP = Bilingual("行组", "group of rows")
_ROW = Bilingual("行", "row")
_COLUMN = Bilingual("列", "column")


@cache
def editions() -> tuple[Edition, ...]:
    """Give all editions, the one in force first."""
    return read(FOLDER)


def edition(year: int | None = None) -> Edition:
    """Give the edition of a year's notice, or that in force."""
    return next(known for known in editions() if year in (None, known.year))


def read(folder: Path, rules: Collection[str] | None = None) -> tuple[Edition, ...]:
    """Read a folder of editions, the one in force first; raises ConfigurationError.

    `rules` are the codes of those that judge sums, where they are known.
    """
    return _Folder(folder, rules).editions()


def check_rules(codes: Collection[str]) -> None:
    """Make sure that rules of these codes judge every sum of the form; raises ConfigurationError."""
    tables = [table for known in editions() for table in known.tables.values()]
    named = {equation.rule for table in tables for equation in table.equations}
    if not named.issubset(codes):
        read(FOLDER, codes)


class _Folder:
    """The files of a folder, each an edition; one may be `like` another but for some of its tables."""

    def __init__(self, folder: Path, rules: Collection[str] | None) -> None:
        self._paths = {path.stem: path for path in sorted(folder.glob(f"{_YEARS}.yaml"))}
        self._rules = rules
        self._read: dict[str, Edition] = {}
        self._homes: dict[str, str] = {}

    def editions(self) -> tuple[Edition, ...]:
        return tuple(self._edition(year, ()) for year in reversed(self._paths))

    def _edition(self, year: str, likened: tuple[str, ...]) -> Edition:
        if year not in self._read:
            own = fact_files.read(self._paths[year])
            base = self._base(own, (*likened, year))
            is_replaced = year != max(self._paths)
            made = _Making(own, base, self._rules, self._homes)
            self._read[year] = made.edition(int(year), is_replaced=is_replaced)
        return self._read[year]

    def _base(self, own: Fact, likened: tuple[str, ...]) -> Edition | None:
        """Give the edition that a file says it is like."""
        like = own.entries().get("like")
        if like is None:
            return None
        year = str(like.whole())
        if year not in self._paths:
            like.fail_unknown(_RELATED, year, self._paths)
        if year in likened:
            chain = " → ".join((*likened, year))
            like.fail(f"like 循环引用：{chain}", f"like goes in a circle: {chain}")
        return self._edition(year, likened)


class _Making:
    """One edition in the making; `base` is the one that it is like.

    `homes` are the tables that the terminals of all editions are of, since by these a table is known.
    """

    def __init__(
        self,
        own: Fact,
        base: Edition | None,
        rules: Collection[str] | None,
        homes: dict[str, str],
    ) -> None:
        owed = ["notice", *([] if base else ["sections", "signs", "tables"])]
        self._facts = own.fields(owed, ("like", "sections", "signs", "tables"))
        self._base = base
        self._rules = rules
        self._named: dict[str, str] = {}
        """The terminals taken, and the official wording of each."""
        self._homes = homes
        self._home = ""
        """The table that is read, none while sections are."""

    def edition(self, year: int, *, is_replaced: bool) -> Edition:
        own = self._entries("tables")
        tables = dict(self._base.tables) if self._base else {}
        for name in tables.keys() - own:
            self._named |= {label.token: label.official for label in tables[name].labels()}
        sections, telling_first = self._sections({*tables, *own})
        tables |= {name: self._table(name, fact) for name, fact in own.items()}
        owed = {section.table for section in sections}
        for name, fact in own.items():
            if name not in owed:
                fact.fail(
                    f"没有部分以“{name}”为表", f"no section owes the table {name!r}", at_key=True
                )
        notice = self._facts["notice"].text()
        return Edition(year, notice, sections, telling_first, tables, is_replaced)

    def _entries(self, field: str) -> Mapping[str, Fact]:
        return self._facts[field].entries() if field in self._facts else {}

    # -------------------------------------------------------------- sections

    def _sections(
        self, tables: Collection[str]
    ) -> tuple[tuple[SectionForm, ...], tuple[SectionForm, ...]]:
        """Give the sections in their order, and in that of their signs."""
        if self._base and "sections" not in self._facts:
            for section in self._base.sections:
                self._named[section.heading.token] = section.heading.official
            return self._base.sections, self._base.telling_first
        own = self._entries("sections")
        for name, fact in self._entries("signs").items():
            if name not in own:
                fact.fail_unknown(_SECTION, name, own, at_key=True)
        signs = {name: _signs(fact) for name, fact in self._entries("signs").items()}
        said: dict[str, str] = {}
        sections = {}
        for number, (name, fact) in enumerate(own.items(), start=1):
            _check_name(fact)
            optional = (*_LABEL, "harmless", "table", "aspects", "reports_fee")
            fields = fact.fields(["label"], optional)
            heading = self._label(fact, suffix=HEADING)
            _check_wordings(fact, heading, said)
            table = fields["table"].text() if "table" in fields else None
            if table is not None and table not in tables:
                fields["table"].fail_unknown(_TABLE, table, tables)
            sections[name] = SectionForm(
                name,
                number,
                heading,
                signs.get(name, ()),
                table,
                "reports_fee" in fields and fields["reports_fee"].flag(),
                tuple(_aspects(fields["aspects"])) if "aspects" in fields else (),
            )
        in_order = tuple(sections.values())
        return in_order, tuple(sections[name] for name in signs)

    # -------------------------------------------------------------- tables

    def _table(self, name: str, fact: Fact) -> TableForm:
        _check_name(fact)
        self._home = name
        if "one_row" in fact.entries():
            return self._with_fewer_rows(name, fact)
        fields = fact.fields(["title", "heads", "parts", "equations"], ["side_by_side"])
        heads = tuple(self._labels(fields["heads"]))
        groups: list[Label] = []
        columns: dict[str, ColumnForm] = {}
        rows: list[RowForm] = []
        said: dict[str, str] = {}
        for part in fields["parts"].items():
            parts = part.fields(["columns", "rows"])
            own = tuple(
                self._column(column, columns) for column in parts["columns"].entries().values()
            )
            columns |= {column.label.name: column for column in own}
            rows += self._rows(parts["rows"], own, (), groups, said)
        table = TableForm(
            name=name,
            title=fields["title"].text(),
            heads=heads,
            groups=tuple(groups),
            columns=tuple(columns.values()),
            rows=tuple(rows),
            spans=dict(_over(fields["heads"], "columns", _COLUMN, columns)),
            above=dict(_over(fields["heads"], "rows", _ROW, [row.label.name for row in rows])),
            corner=next(_corners(fields["heads"]), None),
            equations=(),
            side_by_side="side_by_side" in fields and fields["side_by_side"].flag(),
        )
        sums = [_Sum(equation, table, self._rules) for equation in fields["equations"].items()]
        return replace(table, equations=tuple(each.equation() for each in sums))

    def _with_fewer_rows(self, name: str, fact: Fact) -> TableForm:
        """Give a table of the edition it is like, with groups of rows that are one row each."""
        base = self._base.tables.get(name) if self._base else None
        if base is None:
            fact.fail_unknown(_TABLE, name, self._base.tables if self._base else (), at_key=True)
        groups = [group.name for group in base.groups]
        merged = fact.fields(["one_row"])["one_row"]
        for item, group in zip(merged.items(), merged.words(), strict=True):
            if group not in groups:
                item.fail_unknown(_GROUP, group, groups)
        table = _in_one_row(base, merged.words())
        self._take(table.labels(), fact)
        return table

    def _labels(self, fact: Fact) -> Iterator[Label]:
        said: dict[str, str] = {}
        for below in fact.entries().values():
            below.fields(["label"], (*_LABEL, "columns", "rows", "corner"))
            label = self._label(below)
            _check_wordings(below, label, said)
            yield label

    def _column(self, fact: Fact, known: Mapping[str, ColumnForm]) -> ColumnForm:
        """Read a column; in another part of its table it is the same one, said again."""
        fields = fact.fields(["label"], (*_LABEL, "kind"))
        kind = fields["kind"].text() if "kind" in fields else Kind.COUNT.value
        kinds = [each.value for each in Kind]
        if kind not in kinds:
            fields["kind"].fail_unknown(Bilingual("数值类型", "kind of figures"), kind, kinds)
        again = known.get(fact.name)
        if again and (again.label.official, again.kind) == (fields["label"].text(), Kind(kind)):
            return again
        label = self._label(fact)
        _check_wordings(fact, label, _said(column.label for column in known.values()))
        return ColumnForm(label, Kind(kind))

    def _rows(
        self,
        fact: Fact,
        columns: tuple[ColumnForm, ...],
        above: tuple[Label, ...],
        groups: list[Label],
        said: dict[str, str],
    ) -> Iterator[RowForm]:
        for below in fact.entries().values():
            _check_name(below)
            fields = below.fields(["label"], (*_LABEL, "rows"))
            label = self._label(below)
            if "rows" in fields:
                groups.append(label)
                yield from self._rows(fields["rows"], columns, (*above, label), groups, said)
            else:
                _check_wordings(below, label, said)
                yield RowForm(label, columns, above)

    def _label(self, fact: Fact, suffix: str = "") -> Label:
        fields = fact.entries()
        official = fields["label"].text()
        variants = fields["variants"].words() if "variants" in fields else ()
        harmless = fields["harmless"].words() if "harmless" in fields else ()
        short = fields["short"].text() if "short" in fields else official
        token = fields["token"].text() if "token" in fields else f"{fact.name}{suffix}".upper()
        label = Label(fact.name, token, official, variants, short, harmless)
        self._take([label], fact)
        return label

    def _take(self, labels: Iterable[Label], fact: Fact) -> None:
        """Take up the terminals of labels, which no other label of the form may have."""
        for label in labels:
            if label.token in self._named:
                other = self._named[label.token]
                fact.fail(
                    f"终结符“{label.token}”已用于“{other}”，请用 token 另取一个",
                    f"the terminal {label.token} is that of “{other}”; give another with `token`",
                    at_key=True,
                )
            self._named[label.token] = label.official
            if self._homes.setdefault(label.token, self._home) != self._home:
                fact.fail(
                    f"终结符“{label.token}”在另一版本中属于别的表，请用 token 另取一个",
                    f"the terminal {label.token} is another table's in another edition; "
                    "give another with `token`",
                    at_key=True,
                )


def _over(
    heads: Fact, field: str, kind: Bilingual, known: Collection[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the heads that stand over some columns, or some rows, and these."""
    for name, head in heads.entries().items():
        below = head.entries().get(field)
        for item in below.items() if below else ():
            if item.text() not in known:
                item.fail_unknown(kind, item.text(), known)
        if below:
            yield name, below.words()


def _corners(heads: Fact) -> Iterator[str]:
    """Give the heads that stand over the labels."""
    for name, head in heads.entries().items():
        corner = head.entries().get("corner")
        if corner is not None and corner.flag():
            yield name


class _Sum:
    """An equation in the making."""

    def __init__(self, fact: Fact, table: TableForm, rules: Collection[str] | None) -> None:
        self._fields = fact.fields(["rule", "every", "holds", "at"], ["rows"])
        self._table = table
        self._rules = rules

    def equation(self) -> EquationForm:
        every = self._fields["every"].text()
        if every not in ("row", "column"):
            self._fields["every"].fail("应为 row 或 column", "it must be row or column")
        rows = self._rows(is_allowed=every == "row")
        concerned = [self._table.by_name[name] for name in rows or self._table.by_name]
        if every == "row":
            kind = _COLUMN
            known = {column.label.name for row in concerned for column in row.columns}
        else:
            kind, known = _ROW, set(self._table.by_name)
        holds = self._fields["holds"]
        left, relation, right = formulas.read(holds)
        names = [name for _, name in (*left, *right)]
        for place, name in enumerate(names):
            if name not in known:
                holds.fail_unknown(kind, name, known)
            if name in names[:place]:
                holds.fail(f"“{name}”重复", f"{name!r} stands in it twice")
        at = self._fields["at"].text()
        if at not in names:
            self._fields["at"].fail_unknown(Bilingual("项", "term"), at, names)
        return EquationForm(self._rule(), every, left, relation, right, at, rows)

    def _rule(self) -> str:
        code = self._fields["rule"].text()
        if _RULE.fullmatch(code) is None or (self._rules is not None and code not in self._rules):
            self._fields["rule"].fail_unknown(Bilingual("规则", "rule"), code, self._rules or ())
        return code

    def _rows(self, *, is_allowed: bool) -> tuple[str, ...] | None:
        if "rows" not in self._fields:
            return None
        fact = self._fields["rows"]
        if not is_allowed:
            fact.fail("只能与 every: row 同用", "it goes with `every: row` only", at_key=True)
        for item, name in zip(fact.items(), fact.words(), strict=True):
            if name not in self._table.by_name:
                item.fail_unknown(_ROW, name, self._table.by_name)
        return fact.words()


def _aspects(fact: Fact) -> Iterator[AspectForm]:
    """Read what a section covers. Each aspect is known by its own name as by its signs."""
    for name, below in fact.entries().items():
        fields = below.fields(["label", "signs"], ["variants"])
        variants = fields["variants"].words() if "variants" in fields else ()
        aspect = AspectForm(name, fields["label"].text(), variants, _signs(fields["signs"]))
        if not aspect.is_of(aspect.official):
            fields["signs"].fail(
                f"“{aspect.official}”本身应在其中",
                f"“{aspect.official}” itself must have some of them",
            )
        yield aspect


def _signs(fact: Fact) -> tuple[tuple[str, ...], ...]:
    """Read lists of words that tell of something all together."""
    return tuple(words.words() for words in fact.items())


def _check_name(fact: Fact) -> None:
    """Refuse what cannot name something in the grammar."""
    if _NAME.fullmatch(fact.name) is None or fact.name in _GRAMMARS_OWN:
        fact.fail(
            f"“{fact.name}”不能用作名称；名称由小写英文字母、数字和下划线组成",
            f"{fact.name!r} cannot be a name; names are of small letters, digits and underscores",
            at_key=True,
        )


def _said(labels: Iterable[Label]) -> dict[str, str]:
    """Give the labels' wordings, as they are compared, and the official wording of each."""
    return {key(wording): label.official for label in labels for wording in label.wordings}


def _check_wordings(fact: Fact, label: Label, said: dict[str, str]) -> None:
    """Refuse a wording that another label of its kind has; takes up those of this one."""
    for wording in label.wordings:
        if other := said.get(key(wording)):
            fact.fail(
                f"“{wording}”与“{other}”无法区分",
                f"“{wording}” cannot be told from “{other}”",
                at_key=True,
            )
    said |= _said([label])


def _in_one_row(table: TableForm, groups: Collection[str]) -> TableForm:
    """Give a table with groups of rows that are one row each, in its sums too."""
    rows: dict[str, RowForm] = {}
    group_of: dict[str, str] = {}
    for row in table.rows:
        names = [group.name for group in row.groups]
        depth = next((depth for depth, name in enumerate(names) if name in groups), None)
        if depth is None:
            rows[row.label.name] = row
        else:
            group = row.groups[depth]
            group_of[row.label.name] = group.name
            rows.setdefault(group.name, RowForm(group, row.columns, row.groups[:depth]))
    remaining = {group for row in rows.values() for group in row.groups}
    return replace(
        table,
        groups=tuple(group for group in table.groups if group in remaining),
        rows=tuple(rows.values()),
        equations=tuple(_renamed(equation, group_of) for equation in table.equations),
    )


def _renamed(equation: EquationForm, names: Mapping[str, str]) -> EquationForm:
    """Put other names in the place of some, each once."""

    def once(terms: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
        return tuple(dict.fromkeys((sign, names.get(name, name)) for sign, name in terms))

    rows = equation.rows
    return replace(
        equation,
        left=once(equation.left),
        right=once(equation.right),
        at=names.get(equation.at, equation.at),
        rows=rows and tuple(dict.fromkeys(names.get(row, row) for row in rows)),
    )
