"""What a value may look like: dates, numbers, blanks. Texts come trimmed."""

import re

# Those that Cercle takes as blanks; Python's own list differs by a few.
BLANKS = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
BLANK = f"[{BLANKS}]"

# What every date looks like but a 29 February, and nearly every time.
_MONTHS = r"(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
PLAIN_DATE = rf"(?!0000)[0-9]{{4}}-{_MONTHS}"
PLAIN_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
PATTERNS = {
    "date": PLAIN_DATE,
    "dateTime": f"{PLAIN_DATE}T{PLAIN_TIME}",
    "time": PLAIN_TIME,
    "integer": r"[+-]?[0-9]+",
    "decimal": r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)",
    "double": r"(?:[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?INF|NaN)",
    "boolean": r"(?:true|false|0|1)",
}

_ZONE = r"(?:Z|[+-][0-9]{2}:[0-9]{2})?"
_DATE = re.compile(rf"-?([0-9]{{4,}})-([0-9]{{2}})-([0-9]{{2}}){_ZONE}")
_DATE_TIME = re.compile(rf"(-?[0-9]{{4,}}-[0-9]{{2}}-[0-9]{{2}})T([0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]+)?){_ZONE}")
_TIME = re.compile(rf"([0-9]{{2}}):([0-9]{{2}}):([0-9]{{2}})(?:\.[0-9]+)?{_ZONE}")
_NUMBERS = {name: re.compile(PATTERNS[name]) for name in ("integer", "decimal", "double")}
_SUPERFLUOUS = re.compile(rf"^{BLANK}|{BLANK}\Z|{BLANK}{BLANK}|[\t\n\r]")


def trim(text):
    return text.strip(BLANKS)


def has_superfluous_blanks(text):
    return _SUPERFLUOUS.search(text) is not None


def is_date(text):
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = map(int, match.groups())
    return year > 0 and 1 <= month <= 12 and 1 <= day <= _days_in(year, month)


def _days_in(year, month):
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def is_time(text):
    match = _TIME.fullmatch(text)
    if match is None:
        return False
    hour, minute, second = map(int, match.groups())
    return hour < 24 and minute < 60 and second < 60 or (hour, minute, second) == (24, 0, 0)


def is_date_time(text):
    match = _DATE_TIME.fullmatch(text)
    return match is not None and is_date(match[1]) and is_time(match[2])


_TOLD = {"date": (is_date, "date-invalide"), "dateTime": (is_date_time, "date-invalide"), "time": (is_time, "heure-invalide")}


def defect_of(kind, text):
    """The finding for a text of a type, None when nothing is wrong."""
    told = _TOLD.get(kind)
    if told is not None:
        return None if told[0](text) else told[1]
    pattern = _NUMBERS.get(kind)
    return None if pattern is None or pattern.fullmatch(text) else "nombre-invalide"


def boolean_of(text):
    return {"1": True, "true": True, "0": False, "false": False}.get(text)
