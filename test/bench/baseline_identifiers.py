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
