"""The long run, cell by cell; each is kept as soon as it is measured, and docs/truth.md says what was found.

`python -m tests.truth.table [COMPANIES] [REPLICATES]` measures what is not kept yet with as many companies, one process
a core; `python -m tests.truth.table 0` only writes the page anew.
"""

import json
import sys
from pathlib import Path

from tests.truth.rows import bands, flags, split
from tests.truth.written import text, write

FILE = Path(__file__).parent / "found.json"
SIZES = (20, 30, 60, 200, 400)
CELLS = [
    *[("plain", teams, uneven) for teams in SIZES for uneven in (False, True)],
    *[("noise", teams, uneven) for teams in SIZES[:3] for uneven in (False, True)],
    *[(kind, teams, True) for kind in ("skewed", "lingering", "eight quarters") for teams in (20, 60, 200)],
    *[("twelve columns", teams, True) for teams in SIZES[2:]],
    *[("anonymous", teams, True) for teams in SIZES[2:]],
]
FLAGS = [
    *[("plain", teams, True) for teams in (60, 200)],
    *[("two slopes", teams, uneven) for teams, uneven in ((60, False), (60, True), (200, True))],
    *[("nearer slopes", teams, True) for teams in (200, 400)],
    *[("hidden trait", teams, True) for teams in (60, 200, 400)],
    *[("halo", teams, uneven) for teams, uneven in ((30, False), (60, True), (200, True))],
]
BANDS = [
    *[("plain", teams, uneven) for teams in (20, 30, 60) for uneven in (False, True)],
    *[(kind, teams, True) for kind in ("plain", "skewed", "lingering") for teams in (200,)],
]
PARTS = {"shares": (CELLS, split), "flags": (FLAGS, flags), "bands": (BANDS, bands)}


def main(companies=2000, replicates=500):
    """Measure what is not kept yet, and write the page; returns the sentences of what misses a target."""
    for part, (cells, one) in PARTS.items():
        for cell in cells if companies else ():
            if kept()[part].get(name_of(*cell), {"companies": 0})["companies"] < companies:
                keep(part, name_of(*cell), one(*cell, companies, replicates))
    write("found", text(kept()))
    return [f"{name}: {words}" for part in kept().values() for name, row in part.items() for words in row["missed"]]


def name_of(kind, teams, uneven):
    return f"{kind}, {teams} teams, {'uneven' if uneven else 'even'}"


def kept():
    """What was found in every cell measured so far, by part and name, in the order of the tables."""
    found = json.loads(FILE.read_text()) if FILE.exists() else {}
    names = {part: [name_of(*cell) for cell in cells] for part, (cells, _) in PARTS.items()}
    return {part: {name: found[part][name] for name in names[part] if name in found.get(part, {})} for part in names}


def keep(part, name, row):
    found = kept()
    found[part][name] = row
    parts = [f'"{part}": {{\n' + ",\n".join(map(line, rows.items())) + "\n}" for part, rows in found.items()]
    FILE.write_text("{\n" + ",\n".join(parts) + "\n}\n")
    print(name, row, flush=True)


def line(item):
    return f"  {json.dumps(item[0])}: {json.dumps(item[1])}"


if __name__ == "__main__":
    print("\n".join(main(*map(int, sys.argv[1:]))) or "Every target is reached.")
