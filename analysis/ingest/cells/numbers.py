"""Numbers as people and programs write them, in SQL: `$1,234.50`, `1.234,50 EUR`, `(12)`, `1.2M`, `45 %`.

`{raw}` stands for a trimmed cell, null where it was blank. The plain number is tried first and costs what a cast costs;
the patterns below are reached by the other cells alone.
"""

BLANK = r"[\s\x{A0}\x{2009}\x{202F}]?"
CODES = (
    "USD EUR GBP JPY CHF CAD AUD NZD SEK NOK DKK ISK PLN CZK HUF RON BGN TRY ILS AED SAR ZAR NGN KES EGP "
    "INR CNY RMB HKD SGD TWD KRW THB MYR IDR PHP VND BRL MXN ARS CLP COP PEN UAH RUB"
).split()
SYMBOLS = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₪": "ILS", "₺": "TRY",
    "ZŁ": "PLN", "KČ": "CZK", "FR.": "CHF", "SFR.": "CHF", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "MX$": "MXN", "RS.": "INR", "KR": "KR",
}  # fmt: skip
_SPELT = "|".join(one.replace("$", r"\$").replace(".", r"\.") for one in sorted([*SYMBOLS, *CODES], key=len)[::-1])
CURRENCY = rf"(?i:{_SPELT})"
_GROUPS = {".": ",", ",": r"\."}  # decimal mark -> the mark that may stand between thousands
_TAIL = rf"(?:{BLANK}(?i:k|m|mm|mn|mio\.?|million|b|bn|billion))?(?:{BLANK}%)?(?:{BLANK}{CURRENCY})?"
_DELETED = "''’ \u00a0\u2009\u202f"
AMBIGUOUS = r"\D*[1-9]\d{0,2}[.,]\d{3}\D*"  # 1,234 is a thousand and more, or one and a quarter

PERCENT = {
    "points on the scale": "",
    "nps 0 to 10, csat 0 to 100": "",
    "index, 1 = average": "e-2",
}  # unit -> 1 % of it


def double(raw: str, decimal: str = "", unit: str = "") -> str:
    """SQL for the cell as a finite number; null where it is none, or could be two under the marks that are possible.

    decimal  "." or ","; "" takes only what reads the same under both, or fits one of them alone
    unit     the column's: it says what a percent sign means, if anything
    """
    value, other = f"try_cast({raw} as double)", written(raw, decimal, unit)
    return f"case when {raw} is null then null when {is_plain(raw, value, decimal)} then {value} else {other} end"


def is_plain(raw: str, value: str, decimal: str) -> str:
    """SQL, true for a cell that a cast to a number reads as a person would; `value` is what the cast gives."""
    guard = {".": "", ",": f" and not contains({raw}, '.')", "": f" and {raw} not like '%.___'"}[decimal]
    return f"{raw} >= '-' and isfinite({value}) and not contains({raw}, '_'){guard}"


def whole(raw: str, decimal: str = "") -> str:
    """SQL for the cell as a whole number; nothing is rounded, and `1.2E+09` has lost digits."""
    value = written(raw, decimal or ".", "")
    either = f"case when not regexp_matches({raw}, '[eE][+-]?[0-9]') then {value} end"
    exact = f"list_transform([{either}], lambda n: case when n = floor(n) and abs(n) < 1e15 then n::bigint end)[1]"
    return (
        f"case when cast(try_cast({raw} as bigint) as varchar) = {raw} then try_cast({raw} as bigint) "
        f"when {raw} is not null then {exact} end"
    )


def written(raw: str, decimal: str, unit: str) -> str:
    """SQL for a number with currency, sign, thousands, K or M, or percent; null where the whole cell is not one."""
    if decimal:
        return _under(raw, decimal, unit)
    either = f"coalesce({_under(raw, '.', unit)}, {_under(raw, ',', unit)})"
    return f"case when not regexp_full_match({raw}, '{AMBIGUOUS}') then {either} end"


def shape(decimal: str) -> str:
    """The pattern of a whole cell that holds a number under this decimal mark."""
    group, mark = _GROUPS[decimal], {".": r"\.", ",": ","}[decimal]
    parted = "|".join(rf"(?:{one}\d{{3}})+" for one in (group, "[''’]", r"[ \x{A0}\x{2009}\x{202F}]"))
    lakhs = rf"[1-9]\d?(?:{group}\d\d)+{group}\d{{3}}"
    figure = rf"(?:(?:{lakhs}|[1-9]\d{{0,2}}(?:{parted})|\d+)(?:{mark}\d*)?|{mark}\d+)(?:[eE][+-]?\d{{1,3}})?"
    sign, before = "[-+−–]", f"(?:{CURRENCY}{BLANK})"
    body = f"{before}?{figure}{_TAIL}"
    return (
        f"{sign}?{BLANK}{body}|{before}{sign}{BLANK}{figure}{_TAIL}|{body}{BLANK}[-−]|"
        rf"\({BLANK}{body}{BLANK}\)|{before}\({figure}{_TAIL}\)"
    )


def currency(raw: str) -> str:
    """SQL for the code of the currency a cell names; null where it names none."""
    named = f"nullif(upper(regexp_extract({raw}, '{CURRENCY}')), '')"
    cases = " ".join(f"when '{symbol}' then '{code}'" for symbol, code in SYMBOLS.items())
    return f"case {named} {cases} else {named} end"


def currency_beside(cell: str) -> str:
    """SQL for the currency that a cell of its own names, by code or otherwise; null where it is blank."""
    return f"coalesce({currency(cell)}, nullif(upper(trim({cell})), ''))"


def _under(raw: str, decimal: str, unit: str) -> str:
    bare = f"regexp_replace({raw}, '{CURRENCY}', '', 'g')"
    figure = rf"regexp_extract({bare}, '[.,]?[0-9][0-9.,{_DELETED}]*(?:[eE][+-]?[0-9]+)?')"
    digits = f"translate({figure}, '{',' if decimal == '.' else ',.'}{_DELETED}', '{'' if decimal == '.' else '.'}')"
    sign = f"case when regexp_matches({bare}, '^[^0-9.,]*[-−–(]|[-−–][^0-9]*$') then '-' else '' end"
    letter = f"regexp_extract(lower({bare}), '[0-9.,]{BLANK}([kmb])', 1)"
    percent = PERCENT.get(unit)
    signs = f"contains({raw}, '%')"
    scale = (
        f"case when {signs} then '{percent or ''}' else "
        f"case {letter} when 'k' then 'e3' when 'm' then 'e6' when 'b' then 'e9' else '' end end"
    )
    fits = f"regexp_full_match({raw}, '{shape(decimal)}')" + (f" and not {signs}" if percent is None else "")
    value = f"try_cast(concat({sign}, {digits}, {scale}) as double)"
    return f"case when {fits} then case when isfinite({value}) then {value} end end"
