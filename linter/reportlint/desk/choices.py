"""What a user of the desk may choose, and the configuration that it comes to.

A configuration of any other making could name files of this machine, and have them read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.config.settings import PROFILES
from reportlint.errors import RunError
from reportlint.messages.languages import Bilingual, Language
from reportlint.model.rule import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.plugins.loading import Plugins

_OWN_PROFILES = {
    "default": Bilingual("一般", "as usual"),
    "strict": Bilingual("从严", "strict"),
}


class Choice(NamedTuple):
    """A rule that may be left out, or a profile."""

    name: str
    said: Bilingual


class Family(NamedTuple):
    """Rules on one subject."""

    said: Bilingual
    rules: Sequence[Choice]


class Wish(NamedTuple):
    """What a user wants: a language, a profile, rules to leave out, and a list of offices."""

    language: Language = Language.ZH
    profile: str = PROFILES[0]
    ignored: Sequence[str] = ()
    roster: str = ""

    @classmethod
    def told(cls, told: Mapping[str, object]) -> Wish:
        """Make one of what a page has told; raises KeyError, TypeError and ValueError."""
        ignored = told["ignored"]
        texts = (
            told["language"],
            told["profile"],
            told["roster"],
            *(ignored if isinstance(ignored, list) else [None]),
        )
        if not all(isinstance(text, str) for text in texts):
            raise TypeError(told)
        language, profile, roster, *codes = map(str, texts)
        return cls(Language(language), profile, codes, roster)

    def configuration(self, plugins: Plugins) -> Mapping[str, object] | None:
        """Give the configuration that is meant, if one is; raises RunError where there is no such profile.

        Who chooses no profile needs none, and nothing that reads one.
        """
        if self.profile not in {profile.name for profile in profiles(plugins)}:
            raise RunError(
                f"没有名为“{self.profile}”的规则集。请重新选择。",
                f"there is no profile named {self.profile!r}. Choose another.",
            )
        return None if self.profile == PROFILES[0] else {"extends": [self.profile]}


def profiles(plugins: Plugins) -> Sequence[Choice]:
    """Give the profiles there are; the first is that of who chooses none."""
    own = [Choice(name, _OWN_PROFILES[name]) for name in PROFILES]
    return [*own, *(Choice(each.name, each.summary) for each in plugins.profiles.values())]


def families(plugins: Plugins) -> Sequence[Family]:
    """Give the rules that are on for who chooses nothing, by what they are about."""
    usual = [
        rule for rule in plugins.rules if rule.on_by_default and rule.status is not Status.PREVIEW
    ]
    return [
        Family(said, rules)
        for letter, said in plugins.families.items()
        if (rules := [Choice(rule.code, rule.summary) for rule in usual if rule.code[0] == letter])
    ]
