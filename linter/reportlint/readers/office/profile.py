"""What LibreOffice is told about itself: settings of a profile that is nobody's but ours.

A document may name pictures, templates, sections and objects elsewhere, and hold macros. Nothing is
fetched and nothing is run: links are refused, and what would go out all the same is sent to a proxy
that does not exist.
"""

from __future__ import annotations

from pathlib import Path

_NEVER_BY_WRITER, _NEVER_BY_CALC = "0", "1"
_PROXY_BY_HAND = "2"
_NOBODY, _NOWHERE = "127.0.0.1", "9"
"""The port of the discard service, which nobody runs, and nobody but root may take."""

_SETTINGS = {
    "Office.Common/Security/Scripting": {
        "BlockUntrustedRefererLinks": "true",
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
    },
    "Office.Writer/Content/Update": {"Link": _NEVER_BY_WRITER, "Field": "false"},
    "Office.Calc/Content/Update": {"Link": _NEVER_BY_CALC},
    "Inet/Settings": {
        "ooInetProxyType": _PROXY_BY_HAND,
        **{f"ooInet{scheme}ProxyName": _NOBODY for scheme in ("HTTP", "HTTPS", "FTP")},
        **{f"ooInet{scheme}ProxyPort": _NOWHERE for scheme in ("HTTP", "HTTPS", "FTP")},
        "ooInetNoProxy": "",
    },
}


def furnish(profile: Path) -> None:
    """Write the settings into the folder of a new profile."""
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}</oor:items>\n'
    )
