"""Rows of one file with one key: the last counts; earlier ones are repeats where equal to it, conflicts where not."""

import duckdb
import numpy as np
import pandas as pd

from analysis.ingest.cells.check import CONFLICT, REPEAT
from analysis.tables import Table
from analysis.versions import keys, same_values

Connection = duckdb.DuckDBPyConnection
VECTORS = 256  # of 2,048 digests, fetched at a time


def mark_repeated(con: Connection, table: Table, name: str) -> None:
    """Give earlier rows of a key in the staged table `name` their fault; `_repeated` holds (row, kept, same)."""
    con.execute("create or replace temp table _repeated (row bigint, kept bigint, same boolean)")
    for key, when in keys(table):
        suspects = _suspects(con, key, f"{name} as one where fault is null and {when.format(row='one')}")
        if len(suspects):
            con.register("_suspects", pd.DataFrame({"digest": suspects}))
            con.execute(f"insert into _repeated {_compared(table, name, key, when.format(row='one'))}")
            con.unregister("_suspects")
    if con.execute("select 1 from _repeated limit 1").fetchall():
        con.execute(
            f"update {name} set fault = case when same then {REPEAT} else {CONFLICT} end "
            f"from _repeated where {name}.rowid = _repeated.row"
        )


def _suspects(con: Connection, key: tuple[str, ...], rows: str) -> np.ndarray:
    """Digests that occur twice: any key that stands twice has one. It takes 8 bytes a row, however long the keys."""
    (most,) = con.execute(f"select count(*) from {rows}").fetchall()[0]
    digests, filled = np.empty(most, np.uint64), 0
    con.execute("set preserve_insertion_order = false")  # any order will do, and takes half the memory
    try:
        found = con.execute(f"select {_digest(key)} as digest from {rows}")
        while len(some := found.fetch_df_chunk(VECTORS)):  # all at once was seen to take three times as long
            digests[filled : filled + len(some)] = some["digest"]
            filled += len(some)
    finally:
        con.execute("reset preserve_insertion_order")
    digests.sort()
    return np.unique(digests[1:][digests[1:] == digests[:-1]])


def _compared(table: Table, name: str, key: tuple[str, ...], when: str) -> str:
    """SELECT of the suspects that do share a key with a later row: (row, the last row of the key, equal to it)."""
    listed = ", ".join(f'one."{part}"' for part in key)
    return (
        f"with suspects as (select one.rowid as row, {listed} from {name} as one "
        f"semi join _suspects on {_digest(key)} = digest where fault is null and {when}), "
        f"placed as (select row, max(row) over (partition by {listed}) as kept from suspects as one) "
        f"select row, kept, {same_values(table.names, 'one', 'other')} from placed "
        f"join {name} as one on one.rowid = row join {name} as other on other.rowid = kept where row <> kept"
    )


def _digest(key: tuple[str, ...]) -> str:
    return f"hash({', '.join(f'one.{chr(34)}{part}{chr(34)}' for part in key)})"
