"""What is declared of a statistic; the hover over a number and the dictionary read it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Statistic:
    """One number that the product shows.

    label     its name, as table headers have it
    meaning   what it means, in one line: stands on hover wherever the statistic is shown
    about     how it comes about, a paragraph
    source    the paper or book it is from
    """

    label: str
    meaning: str
    about: str
    source: str
