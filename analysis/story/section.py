"""What is said about one result, in this order: who and when, the finding, its drawing, how to read it, how sure."""

from dataclasses import dataclass

import altair as alt
import pandas as pd

Line = tuple[str, str, str]  # bold lead-in, sentence, name of its statistic ("" for none)


@dataclass(frozen=True, kw_only=True)
class Number:
    """One large number: what it is, the number as people say it, and a note under it."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """One finding. Text is plain but for **bold**.

    note         who, when, what
    headline     the finding, one sentence with numbers
    lead         one or two sentences more
    chart        its drawing, or the finished specification of one, with `how_to_read` under it
    how_sure     (bold lead-in, sentence): what bears the finding and what does not; a third entry names the statistic
                 whose meaning is shown on hover
    details      (bold lead-in, sentence): what stands beside the finding, such as what the next file opens
    table        every number as words, ready to be shown
    caveat       what must not be read into it
    sources      (measure, what it means)
    """

    headline: str
    note: str = ""
    lead: str = ""
    numbers: tuple[Number, ...] = ()
    chart: alt.LayerChart | dict | None = None
    how_to_read: str = ""
    how_sure: tuple[tuple[str, str] | Line, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    table: pd.DataFrame | None = None
    caveat: str = ""
    sources: tuple[tuple[str, str], ...] = ()
