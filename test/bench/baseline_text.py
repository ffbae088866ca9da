"""Texts, numbers and dates in the forms that the tables hold."""

import re
import unicodedata
from datetime import datetime, timezone

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
_MARKS = {
    code: None
    for code in (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0))
    if unicodedata.category(chr(code))[0] == "M"
}
_FOLDED = {**_MARKS, **_LIGATURES}
_NOT_WORD = re.compile(r"[\W_]+")


def fold(text):
    """Lower case, no accents, one space for all that is neither a letter nor a digit."""
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKD", text).lower().translate(_FOLDED)
    return _NOT_WORD.sub(" ", text).strip()


def distinct_words(texts):
    return " ".join(dict.fromkeys(" ".join(texts).split()))


def distinct_codes(values):
    return [*dict.fromkeys(code for code in (value.strip() for value in values if value) if code)]


_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII)


def instant_of(written):
    """Milliseconds since 1970; without a zone it is taken as UTC. None when it is no date."""
    text = written.strip()
    match = _INSTANT.fullmatch(text)
    if match is None:
        return None
    try:
        instant = datetime.fromisoformat(text if match[1] else text[:10])
    except ValueError:
        return None
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=timezone.utc)
    return round(instant.timestamp() * 1000)


_MONTHS = {"a": 12, "mo": 1, "wk": 12 / 52.1775, "d": 12 / 365.25, "h": 0, "min": 0, "s": 0}
_COUNT = re.compile(r"\+?\d{1,9}", re.ASCII)


def months_of(value, unit):
    """An age in whole months; None when the value or the unit is not understood."""
    value, each = (value or "").strip(), _MONTHS.get((unit or "").strip())
    if each is None or _COUNT.fullmatch(value) is None:
        return None
    return int(int(value) * each)


_PLAIN_NUMBER = re.compile(r"0\d{9}", re.ASCII)
_NO_NUMBER = re.compile(r"@|://|www\.", re.IGNORECASE)
_SEPARATORS = re.compile(r"[/;,]|\s+ou\s+|\s+et\s+|\n", re.IGNORECASE)
_EXTENSION = re.compile(r"\b(?:poste|ext)\b.*$", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"[^0-9]")
_OVERSEAS = {"262", "590", "594", "596", "508"}


def phone_forms(text):
    """The national digits of the numbers in a text: 0494080080 for +33 4 94 08 00 80; none for a mail or web address."""
    if _PLAIN_NUMBER.fullmatch(text):
        return [text]
    if _NO_NUMBER.search(text):
        return []
    parts = _SEPARATORS.split(text)
    if len(parts) > 1 and any(len(_NOT_DIGIT.sub("", part)) < 4 for part in parts):
        parts = [" ".join(parts)]
    forms = dict.fromkeys(_number(part) for part in parts)
    return [form for form in forms if form is not None and len(form) >= 2]


def _number(part):
    text = re.sub(r"\(\s*0\s*\)", "", _EXTENSION.sub("", part))
    digits = _NOT_DIGIT.sub("", text)
    if not 2 <= len(digits) <= 18:
        return None
    if text.strip().startswith("+"):
        return _from_abroad(digits.lstrip("0"))
    if re.match(r"00+[1-9]", digits) and len(digits) > 4:
        return _from_abroad(digits.lstrip("0"))
    if len(digits) == 9 and digits[0] != "0":
        return "0" + digits
    if len(digits) == 11 and digits.startswith("33"):
        return _national(digits[2:])
    return digits


def _from_abroad(digits):
    if digits.startswith("33"):
        return _national(digits[2:])
    country, rest = digits[:3], digits[3:]
    if country not in _OVERSEAS:
        return digits
    return _national(rest) if len(rest) >= 9 else f"0{country}{rest}"


def _national(rest):
    significant = rest[1:] if rest.startswith("0") else rest
    return significant if len(significant) <= 4 and significant[:1] in ("1", "3") else "0" + significant
