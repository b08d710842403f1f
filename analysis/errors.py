"""What a person is told when their data or their request cannot be used."""


class DataError(Exception):
    """A fault in what was given, worded for the person who gave it: what, where, how to mend it.

    Shown as it stands, without a traceback, on the page and on the command line. Any other exception is a bug.
    """
