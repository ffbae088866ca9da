"""Rules of the content of one element that no row of its table tells."""


def contact(element, _):
    nature = any(child.name == "nature" for child in element.children)
    other = next((child for child in element.children if child.name in ("name", "function")), None)
    if nature and other is not None:
        yield "contact-nature-exclusive", other.name, other.text or other.attributes.get("code", "")


def common_name(element, _):
    if "language" in element.attributes:
        yield "commonname-language", "@language", element.attributes["language"]


def forms_of(plan):
    """Names of the forms that a price may have, exactly one of which it has."""
    rows = [row for row in plan.rows.values() if row["type"] == "object" and row["path"] != "record"]
    return [path for row in rows for path in (row["path"], *row.get("also", ()))]


def forms(element, plan):
    known = forms_of(plan)
    found = [child.name for child in element.children if child.name in known]
    if len(found) != 1:
        yield "tarif-forme", "", " ".join(found)


def nothing(*_):
    return ()


CHECKS = {"checkContact": contact, "checkCommonName": common_name, "checkForms": forms}
