"""A verb's file: where it goes, and how it gets there whole or not at all, and never over another."""

import os
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from analysis.errors import DataError
from analysis.review import LETTERS


def ending_of(asked, endings: tuple[str, ...]) -> str:
    """Of the file that is named, or of one in a folder. Raises DataError for another ending, and for no such folder."""
    inside = os.path.isdir(asked.out)
    ending = asked.ending if inside else asked.out.suffix.lower().removeprefix(".")
    if ending not in endings:
        said = f"--ending {ending}" if inside else asked.out.name
        known = ", ".join(f".{each}" for each in endings)
        raise DataError(f"{said} is none of {known}.\nName the file review.{endings[0]}, or a folder that is there.")
    if not (inside or os.path.isdir(asked.out.parent)):
        raise DataError(f"There is no folder {asked.out.parent}. Make it first, or name another.")
    return ending


def place_of(out: Path, name: str) -> Path:
    """The file that is named, or the one of that name in the folder that is."""
    return out / name if os.path.isdir(out) else out


def is_there(place: Path, name: str) -> bool:
    """Whether the file that has this name for what it holds lies there. Raises DataError for anything else there."""
    if place.name == name and os.path.isfile(place):
        return True
    if os.path.lexists(place):
        raise DataError(
            f"{place} is there already, and nothing is written over it.\n"
            f"Name another file, such as {name}, or its folder: then the file is named like that."
        )
    return False


def put(place: Path, name: str, made: bytes) -> bool:
    """Write the file whole; False where it `is_there` by now. Raises DataError where it cannot be written."""
    beside = place.with_name(f".{token_hex(8)}.part")
    try:
        try:
            _write(beside, made)
            _settle(beside, place)
        finally:
            beside.unlink(missing_ok=True)
    except FileExistsError:
        return not is_there(place, name)
    except OSError as error:
        raise DataError(
            f"{place} cannot be written: {error.strerror}.\n"
            "See that there is room and that you may write there, or name another place."
        ) from error
    return True


def digest(made: bytes) -> str:
    """Six letters that tell one content from another in the name of a file."""
    return sha256(made).hexdigest()[:LETTERS].upper()


def _write(path: Path, made: bytes) -> None:
    with path.open("xb") as file:
        file.write(made)
        file.flush()
        os.fsync(file.fileno())


def _settle(beside: Path, place: Path) -> None:
    """Give it its name. Raises FileExistsError where that is taken."""
    try:
        os.link(beside, place)
    except FileExistsError:
        raise
    except OSError:  # such as a memory stick, which knows no links: an empty file holds the name for a moment
        place.open("xb").close()
        os.replace(beside, place)
