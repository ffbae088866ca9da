"""National identifiers of structures, given or derived."""

import re

STRUCTURE = "1.2.250.1.71.4.2.2"
STRUCTURE_TYPE = "1.2.250.1.71.1.2.14"
PERSON = "1.2.250.1.71.4.2.1"
FINESS = "1.2.250.1.213.3.2"
INSEE = "1.3.2"
OI_ID = re.compile(r"[0-9]{2,3}/\S+")
# FINESS first, then SIRET.
_ORDER = "1653240"


def structure_ids(ids):
    """The national identifier among (code, authority) pairs, and every form by which the structure is looked for."""
    given, finess, insee, forms = [], [], [], []
    for code, authority in ids:
        code = code.strip()
        if code == "":
            continue
        forms.append(code)
        if authority in (STRUCTURE, STRUCTURE_TYPE):
            given.append(code)
            forms.append(code[1:])
        elif authority == FINESS:
            finess.append("1" + code)
        elif authority == INSEE:
            insee.append(("2" if len(code) == 9 else "3") + code)
        elif authority == PERSON:
            forms.append(code[1:])
    derived = finess + insee
    national_id = min(given or derived, key=_rank, default="")
    return national_id, [national_id, *forms, *derived]


def _rank(identifier):
    rank = _ORDER.find(identifier[0])
    return len(_ORDER) if rank < 0 else rank


_TWICE = str.maketrans("0123456789", "0246813579")
_ADELI = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{7}", re.IGNORECASE)
_CORSICAN = re.compile(r"2[AB][0-9]{7}", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+")
_LA_POSTE = "356000000"


def _is_luhn(digits):
    return (sum(map(int, digits[::-2])) + sum(map(int, digits[-2::-2].translate(_TWICE)))) % 10 == 0


def _digits(text, length):
    if len(text) != length or _NUMBER.fullmatch(text) is None:
        return "format"
    return None if _is_luhn(text) else "key"


def _finess(text):
    return None if _CORSICAN.fullmatch(text) else _digits(text, 9)


def _siret(text):
    wrong = _digits(text, 14)
    return None if wrong == "key" and text.startswith(_LA_POSTE) and sum(map(int, text)) % 5 == 0 else wrong


def _adeli(text):
    return None if _ADELI.fullmatch(text) else "format"


def _structure(text):
    kind, number = text[:1], text[1:]
    if kind == "0":
        rank = number[9:]
        return "format" if _adeli(number[:9]) or rank and not _NUMBER.fullmatch(rank) else None
    if kind in ("1", "5", "6"):
        return _finess(number)
    if kind == "2":
        return _digits(number, 9)
    if kind == "3":
        return _siret(number)
    if kind == "4" and len(number) == 14 and _NUMBER.fullmatch(number):
        return None if _is_luhn(number[:11]) else "key"
    return "format"


def _person(text):
    if text.startswith("0"):
        return _adeli(text[1:])
    if text.startswith("8"):
        return _digits(text[1:], 11)
    return None if re.fullmatch(r"[0-9]\S+", text) else "format"


_CHECKS = {
    STRUCTURE: _structure,
    STRUCTURE_TYPE: _structure,
    PERSON: _person,
    FINESS: _finess,
    INSEE: lambda text: _digits(text, 9) if len(text) == 9 else _siret(text),
}


def identifier_defect(authority, code):
    """'format', 'key', or None when nothing is wrong with a code without blanks around."""
    check = _CHECKS.get(authority)
    return None if check is None else check(code)
