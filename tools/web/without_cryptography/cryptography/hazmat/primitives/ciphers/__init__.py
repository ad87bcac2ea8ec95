"""The ciphers: none."""


class _Absent:
    def __init__(self, *_: object, **__: object) -> None:
        # pdfminer.six imports this while it is itself being imported.
        from pdfminer.pdfdocument import PDFEncryptionError

        raise PDFEncryptionError("Unknown algorithm: AES (not available in a browser)")


Cipher = _Absent


class algorithms:  # noqa: N801 - the name that pdfminer.six imports
    """The algorithms by name."""

    AES = _Absent


class modes:  # noqa: N801 - the name that pdfminer.six imports
    """The modes by name."""

    CBC = _Absent
