"""How long an import takes, beside DuckDB's own typed load. `python -m benchmarks.import_speed [--gigabytes 1]`

Ours is the whole of `import_files`: looked at, recognised, typed strictly, checked, its keys compared, counted, logged
and put in force, in a workspace on disk. Theirs is `create table as from read_csv` with the types given, into a file.
Each runs in a process of its own, in turns; memory is the peak of that process. Further cases have no target.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from analysis.ingest import import_files
from analysis.workspace import Workspace

BYTES_A_ROW = 41
RUN = "import sys; from benchmarks.import_speed import run; run(*sys.argv[1:])"
COLUMNS = {"activity_id": "VARCHAR", "rep_id": "VARCHAR", "done_on": "DATE", "kind": "VARCHAR", "count": "BIGINT"}


def main(arguments=None) -> None:
    """Make the file, run the pairs and print the table."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--gigabytes", type=float, default=1.0)
    ask.add_argument("--pairs", type=int, default=5)
    ask.add_argument("--only-pairs", action="store_true", help="without the further cases")
    asked = ask.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="import-speed-") as folder:
        file, changed, doubled = (Path(folder) / f"{name}.csv" for name in ("activities", "changed", "doubled"))
        rows = int(asked.gigabytes * 1e9 / BYTES_A_ROW)
        make(file, rows)
        pairs = [(apart("theirs", file), apart("ours", file)) for _ in range(asked.pairs)]
        print(table(file, rows, pairs), flush=True)
        if not asked.only_pairs:
            make(changed, rows, counts="1 + (hash(n + 4) % 9)::int")
            make(doubled, rows, ids="n - (n % 10 = 9)::int")
            print(further(file, changed, doubled))


def make(path: Path, rows: int, ids: str = "n", counts: str = "1 + (hash(n + 3) % 9)::int") -> None:
    """Write `rows` activities: unique ids in no order, 5,000 reps, three years, four kinds."""
    if path.exists():
        return
    duckdb.execute(
        f"copy (select printf('a-%010d', ({ids}) * 7919 % 10000000019) as activity_id, "
        "printf('rep-%04d', (hash(n) % 5000)::int) as rep_id, "
        "date '2023-01-02' + (hash(n + 1) % 1000)::int as done_on, "
        f"['call', 'e-mail', 'meeting', 'demo'][1 + (hash(n + 2) % 4)::int] as kind, {counts} as count "
        f"from range({rows}) as numbers(n)) to '{path}' (header)"
    )


def apart(who: str, *files: Path) -> dict[str, float]:
    """Run one of the two in a process of its own. Returns its seconds, megabytes at the peak, and counts."""
    command = [sys.executable, "-c", RUN, who, *map(str, files)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def theirs(file: Path, folder: Path) -> dict[str, float]:
    columns = ", ".join(f"'{name}': '{type}'" for name, type in COLUMNS.items())
    began = now()
    with duckdb.connect(folder / "theirs.duckdb") as con:
        con.execute("set enable_progress_bar = false")
        con.execute(
            f"create table activities as from read_csv('{file}', columns = {{{columns}}}, header = true, delim = ',', "
            "auto_detect = false)"
        )
    return measured(began)


def ours(files: list[Path], folder: Path) -> dict[str, float]:
    """The last of the files; those before it are there already."""
    workspace, told = Workspace(folder / "ours.duckdb"), []
    for file in files[:-1]:
        import_files(workspace, [file])
    began = now()
    (report,) = import_files(workspace, files[-1:], on_progress=lambda share, what: told.append(share)).files
    counts = {name: getattr(report, name) for name in ("read", "added", "updated", "unchanged", "left_out")}
    return measured(began) | {"told": len(set(told))} | counts


def now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def measured(began: tuple[float, float]) -> dict[str, float]:
    seconds, cpu = (after - before for before, after in zip(began, now(), strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return {"seconds": seconds, "cpu": cpu, "megabytes": peak}


def table(file: Path, rows: int, pairs: list) -> str:
    """The pairs as Markdown."""
    ratios = [mine["seconds"] / raw["seconds"] for raw, mine in pairs]
    lines = [f"{rows:,} rows, {file.stat().st_size / 1e9:.2f} GB", ""]
    lines += [
        "| pair | DuckDB's typed load | import | ratio | of processor time | import's peak memory | progress told |"
    ]
    lines += ["|---" * 7 + "|"]
    lines += [
        f"| {number} | {raw['seconds']:.1f} s | {mine['seconds']:.1f} s | {ratio:.2f} | "
        f"{mine['cpu'] / raw['cpu']:.2f} | {mine['megabytes']:,.0f} MB | "
        f"{mine['told']} times |"
        for number, ((raw, mine), ratio) in enumerate(zip(pairs, ratios, strict=True), start=1)
    ]
    return "\n".join([*lines, "", f"Median ratio: {statistics.median(ratios):.2f}"])


def further(file: Path, changed: Path, doubled: Path) -> str:
    """What has no target, as Markdown."""
    cases = {"every tenth row stands twice": (doubled,), "the file again with other counts": (file, changed)}
    lines = [
        "",
        "| case | seconds | peak memory | added | updated | unchanged | left out |",
        "|---|---|---|---|---|---|---|",
    ]
    for words, files in cases.items():
        found = apart("ours", *files)
        counts = " | ".join(f"{found[name]:,}" for name in ("added", "updated", "unchanged", "left_out"))
        lines.append(f"| {words} | {found['seconds']:.1f} | {found['megabytes']:,.0f} MB | {counts} |")
    return "\n".join(lines)


def run(who: str, *names: str) -> None:
    """In its own process: run and print what was measured as JSON."""
    with tempfile.TemporaryDirectory(prefix="import-speed-run-") as folder:
        files = [Path(name) for name in names]
        print(json.dumps(theirs(files[0], Path(folder)) if who == "theirs" else ours(files, Path(folder))))


if __name__ == "__main__":
    main()
