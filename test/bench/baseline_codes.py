"""What tables of codes, an access profile and the record as a whole say of what was read of it."""

from baseline_identifiers import OI_ID, STRUCTURE, STRUCTURE_TYPE
from baseline_lexical import trim

UNITE, TYPE_OI = "4", "1.2.250.1.213.3.3.8"
MEDICO_SOCIAL = "04"


def entity_findings(kind, fields, findings):
    """What is only judged once the whole record was read; all of it is the ROR's own."""
    if kind in ("ej", "eg"):
        if not any(trim(code) and authority in (STRUCTURE, STRUCTURE_TYPE) for code, authority in fields["identifiants"]):
            yield "identifiant-national-absent", "otherID", ""
    elif kind == "oi":
        ids = fields["identifiants"]
        if not ids:
            yield "identifiant-national-absent", "otherID", ""
        elif not any(OI_ID.fullmatch(trim(code)) for code, _ in ids):
            yield "identifiant-invalide", "otherID/@code", ids[0][0]
        mode = fields.get("modePriseEnCharge", (None, ""))[0]
        if (UNITE, TYPE_OI) in fields["types"] and mode is not None and (trim(mode) == "" or mode == "null"):
            yield "code-vide", "extension/careMode/@code", mode
    elif kind == "professionnel" and "situationOperationnelle" not in fields:
        path = "extension/operationalStatus"
        if not any(told[1] == path for told in findings):
            yield "situation-operationnelle-absente", path, ""


def _numbered(path, index):
    if index == 0:
        return path
    return path.replace("/@", f"[{index + 1}]/@", 1) if "/@" in path else f"{path}[{index + 1}]"


def walk(rules, plan, fields, parent=""):
    """(slot, value, path) of every value, objects before what they hold, in the order of the mapping."""
    for slot in plan.slots:
        value = fields.get(slot.field)
        if value is None:
            continue
        for index, one in enumerate(value if slot.is_list else (value,)):
            own = parent if slot.path == "." else f"{parent}/{slot.path}" if parent else slot.path
            path = _numbered(own, index)
            yield slot, one, path
            if slot.type == "object":
                yield from walk(rules, rules.plans[slot.row["table"]], one, path)


def _bare(scheme):
    scheme = trim(scheme)
    return scheme[8:] if scheme[:8].lower() == "urn:oid:" else scheme


def code_findings(rules, plan, fields):
    """A table that is not known is told once an entity."""
    told = set()
    for slot, value, path in walk(rules, plan, fields):
        tables = slot.row.get("nomenclatures")
        if slot.type == "code":
            code, scheme = value
            if trim(code) == "" or code in slot.row.get("none", ()):
                continue
        elif tables is not None:
            code, scheme = value, ""
        else:
            continue
        scheme = scheme if trim(scheme) else next(iter(tables), "")
        status = rules.status(_bare(scheme), trim(code))
        at = f"{path}/@code" if slot.type == "code" else path
        if status == "retired":
            yield "code-retire", at, code
        elif status is None and any(rules.status(other, trim(code)) for other in tables):
            yield "code-devine", at, code
        elif status is None and _bare(scheme) in rules.owned:
            yield "code-inconnu", at, code
        elif status is None and scheme not in told:
            told.add(scheme)
            yield "nomenclature-inconnue", at[: -len("code")] + "codingScheme" if at.endswith("@code") else at, scheme


def profile_findings(rules, kind, plan, fields, profil):
    """What an access profile should not have been given; profile 1 sees everything."""
    if profil == 1:
        return
    # None where the entity alone does not tell.
    is_social = any(trim(code) == MEDICO_SOCIAL for code, _ in fields["champsActivite"]) if kind == "oi" else None
    is_unit = kind == "oi" and any(trim(code) == UNITE for code, _ in fields["types"])
    limit = 2 if profil == 2 or profil == 3 and is_social is not False else 1
    for slot, value, path in walk(rules, plan, fields):
        row = slot.row
        if "levelled" in row:
            level = trim(value.get("niveauConfidentialite", ("",))[0])
            if len(level) == 1 and level in "123456789" and int(level) > limit:
                holder = path if row["levelled"] == "contact" else f"{path}/extension"
                yield "au-dessus-du-profil", f"{holder}/confidentialityLevel/@code", level
                continue
        access = row["visibility"][profil] if "visibility" in row else "yes"
        if access == "yes" or row.get("hidesUnit") and (value is not True or not is_unit):
            continue
        if access == "no" or is_social is False:
            yield "au-dessus-du-profil", path, ""
