"""`reportlint serve`: the page on this machine, for those who would rather not type."""

from __future__ import annotations

import signal
import sys
import webbrowser
from typing import NoReturn

from reportlint.command_line.console import results
from reportlint.command_line.language import spoken
from reportlint.desk.serving import LOOPBACK, DeskServer
from reportlint.errors import RunError
from reportlint.messages.languages import Bilingual
from reportlint.messages.system_errors import system_words

_AT = Bilingual(
    "请在浏览器里打开 {address}\n按 Ctrl+C 结束；文件不离开本机，结束后不留副本。\n",
    "Open {address} in a browser.\nCtrl-C ends it. Files stay on this machine, and no copy is kept.\n",
)
_OPEN_TO_OTHERS = Bilingual(
    "注意：同一网络上知道这个地址的人都可以使用。\n",
    "Mind: whoever on the network knows this address can use it.\n",
)


def serve(*, host: str, port: int, stays_closed: bool, lang: str | None) -> int:
    """Serve the page until Ctrl-C; raises RunError where the port is taken."""
    language = spoken(lang)
    try:
        server = DeskServer(host, port)
    except (OSError, OverflowError) as error:
        zh, en = system_words(error) if isinstance(error, OSError) else (str(error),) * 2
        raise RunError(
            f"无法在 {host}:{port} 上提供服务：{zh}。请用 --port 换一个端口。",
            f"{host}:{port} cannot be served: {en}. Choose another port with --port.",
        ) from None
    signal.signal(signal.SIGTERM, _interrupt)
    with server:
        with results() as out:
            out.write(_AT.within(language).format(address=server.address(server.token)))
            if host not in LOOPBACK:
                out.write(_OPEN_TO_OTHERS.within(language))
        sys.stdout.flush()
        if not stays_closed:
            webbrowser.open(server.address(server.ticket))
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt
