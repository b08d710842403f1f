"""Text as it stands in HTML."""

from html import escape


def text(words: str) -> str:
    """Escaped for an element and for a quoted attribute; no line ends between a number and its %."""
    return escape(words.replace(" %", "\u00a0%"), quote=True)


def tag(name: str, inner: str, **attributes: str | int | bool | None) -> str:
    """An element. `inner` is HTML; attributes are escaped here, `class_` is class, `data_head` is data-head.

    An attribute of None, "" or False is left out; True stands alone.
    """
    said = "".join(_attribute(key, value) for key, value in attributes.items() if value not in (None, "", False))
    return f"<{name}{said}>{inner}</{name}>"


def _attribute(key: str, value: str | int | bool) -> str:
    named = key.rstrip("_").replace("_", "-")
    return f" {named}" if value is True else f' {named}="{text(str(value))}"'
