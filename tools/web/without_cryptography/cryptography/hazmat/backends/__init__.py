"""The back ends: none."""


def default_backend() -> None:
    """Give none."""
