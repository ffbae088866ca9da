"""Reads a record by its table and tells all that is wrong with it, with paths: for the few records that are not plainly right."""

import re

from baseline_content import CHECKS, nothing
from baseline_elements import Element, Place
from baseline_identifiers import identifier_defect
from baseline_lexical import boolean_of, defect_of, has_superfluous_blanks, trim

CSD = "urn:ihe:iti:csd:2013"
_FRENCH = re.compile(r"(?:urn:oid:)?1\.2\.250\.1\.", re.IGNORECASE)
_URN_OID = re.compile("^urn:oid:", re.IGNORECASE)
_IDENTITY = ("entityID", "urn", "oid")
LONGEST_VALUE = 200


def read_record(rules, kind, element):
    """The fields of a record, its findings, and whether it is of the ROR."""
    root = Element(element)
    is_ror = any(
        child.name == "codedType" and child.namespace == CSD and _FRENCH.match(child.attributes.get("codingScheme", ""))
        for child in root.children
    )
    reader = _Reader(rules, is_ror)
    place = Place(root, None, 0)
    identity = reader.identity(place)
    if trim(identity) == "":
        reader.tell("identite-absente", "@entityID", identity)
    return reader.object(rules.kinds[kind], place), reader.findings, is_ror


class _Reading:
    """One object being read: what was found for each row."""

    def __init__(self, plan, place):
        self.plan, self.place, self.found, self.has_extension = plan, place, [[] for _ in plan.slots], False


class _Reader:
    def __init__(self, rules, is_ror):
        self._rules, self._is_ror, self.findings = rules, is_ror, []

    def tell(self, code, path, value, rank=None):
        shown = f"{value[:LONGEST_VALUE]}…" if len(value) > LONGEST_VALUE else value
        self.findings.insert(len(self.findings) if rank is None else rank, (code, path, shown))

    def object(self, plan, place):
        reading = _Reading(plan, place)
        self._collect(reading, plan.root, place)
        for slot in plan.required:
            if any(reading.found[other] for other in slot.together) or slot.path.startswith("extension/") and not reading.has_extension:
                continue
            self.tell("type-absent" if slot.path == "codedType" else "champ-absent", place.path(slot.path), "")
        fields = {}
        for slot in plan.slots:
            values = self._values(reading, slot)
            if slot.is_list:
                fields[slot.field] = [value for value in values if value is not None]
            elif values and values[0] is not None:
                fields[slot.field] = values[0]
        return fields

    def _collect(self, reading, node, place):
        """Gathers what fills the rows; (place, step, text) for a text, a place for an element."""
        self._attributes(reading, node, place)
        text = place.element.text
        if node.text is not None:
            reading.found[node.text.index].append((place, "", text))
        elif trim(text):
            self.tell("texte-inattendu", place.path(), trim(text))
        if place.children:
            self._children(reading, node, place)
        elif not node.is_extension and node.children and node is not reading.plan.root:
            self.tell("conteneur-vide", place.path(), "")
        if node.is_extension and not reading.has_extension:
            reading.has_extension = any(child.namespace == CSD for child in place.children)

    def _attributes(self, reading, node, place):
        for name, text in place.element.attributes.items():
            slot, step = node.attributes.get(name, (None, ""))
            if slot is not None:
                if not slot.path.endswith(step):
                    self.tell("orthographe-variante", place.path(step), step)
                reading.found[slot.index].append((place, step, text))
            elif node.is_extension and name not in ("type", "urn") or not node.is_extension and not (
                name in _IDENTITY and (node.reference is not None or place.parent is None)
            ):
                self.tell("attribut-inconnu", place.path(f"@{name}"), text)
        if node.reference is not None:
            reading.found[node.reference.index].append(place)

    def _children(self, reading, node, place):
        repeated = node.has_extension and sum(child.name == "extension" for child in place.children) > 1
        seen, before, highest, misplaced = set(), len(self.findings), -1, None
        for rank, child in enumerate(place.children):
            following = node.children.get(child.name) if child.namespace == CSD else None
            if following is None:
                self.tell("element-inconnu", place.child_path(rank), trim(child.text))
                continue
            if following.rank < highest:
                misplaced = misplaced or child.name
            highest = max(highest, following.rank)
            if not repeated or child.name != "extension":
                self._child(reading, following, Place(child, place, rank), rank)
                continue
            kept = [(inner, inner.canonical()) for inner in child.children]
            own = [inner for inner, text in kept if text not in seen]
            seen.update(text for _, text in kept)
            self._collect(reading, following, Place(child, place, rank, own))
        if misplaced is not None:
            self.tell("ordre-inattendu", place.path(misplaced), "", before)

    def _child(self, reading, node, place, rank):
        name = place.element.name
        if node.has_alias and node.name != name:
            self.tell("orthographe-variante", place.parent.child_path(rank), name)
        slot = node.slots[0] if len(node.slots) == 1 else _slot_for(node.slots, place.element)
        if slot is None:
            self._collect(reading, node, place)
        else:
            reading.found[slot.index].append(place)

    def _values(self, reading, slot):
        """What was found for a row, each read in turn; of several where one is expected, the first."""
        found = reading.found[slot.index]
        if len(found) > 1 and not (slot.is_many if self._is_ror else slot.is_many_in_ihe):
            for second in found[1:]:
                place, step, text = second if isinstance(second, tuple) else (second, "", trim(second.element.text))
                self.tell("champ-non-unique", place.path(step), text)
        if not slot.is_list:
            found = found[:1]
        return [self._text(slot, *one) if isinstance(one, tuple) else self._element(slot, one) for one in found]

    def _element(self, slot, place):
        if slot.type == "object":
            plan, check = self._rules.plans[slot.row["table"]], CHECKS.get(slot.row.get("check"), nothing)
            for code, step, value in check(place.element, plan):
                self.tell(code, place.path(step), value)
            return self.object(plan, place)
        if slot.type == "code":
            return self._code(slot, place)
        if slot.type == "identifier":
            return self._identifier(place)
        if slot.type == "reference":
            identity = self.identity(place)
            if trim(identity) != "":
                return identity
            self.tell("reference-vide", place.path("@entityID"), identity)
            return None
        self._extras(place, ())
        return self._text(slot, place, "", place.element.text)

    def _extras(self, place, known):
        for name, value in place.element.attributes.items():
            if name not in known:
                self.tell("attribut-inconnu", place.path(f"@{name}"), value)
        for rank, child in enumerate(place.children):
            self.tell("element-inconnu", place.child_path(rank), trim(child.text))

    def _text(self, slot, place, step, raw):
        text, kind = trim(raw), slot.type
        if kind == "boolean":
            value = boolean_of(text)
            if value is None:
                self.tell("booleen-invalide" if text else "valeur-vide", place.path(step), text or raw)
            return value
        if text == "":
            if slot.is_required or defect_of(kind, "") is not None:
                self.tell("valeur-vide", place.path(step), raw)
            return None
        if kind == "text":
            if not slot.row.get("free") and has_superfluous_blanks(raw):
                self.tell("espaces-superflus", place.path(step), raw)
            return raw
        defect, bounds = defect_of(kind, text), slot.row.get("range")
        if defect is None and bounds is not None and not bounds[0] <= float(text) <= bounds[1]:
            defect = "valeur-hors-limites"
        if defect is not None:
            self.tell(defect, place.path(step), text)
        return text

    def _code(self, slot, place):
        attributes, text = place.element.attributes, place.element.text
        self._extras(place, ("code", "codingScheme"))
        code, written = attributes.get("code"), attributes.get("codingScheme")
        value = coded(place.element)
        if written is not None and written != value[1]:
            self.tell("nomenclature-prefixe", place.path("@codingScheme"), written)
        if code is None or written is None:
            has_text = trim(text) != ""
            if not (slot.row.get("textual") and code is None and has_text):
                self.tell("code-sans-attribut", place.path(), trim(text) if code is None else code)
            return None if code is None and not has_text else value
        if trim(code) == "":
            if code not in slot.row.get("none", ()):
                self.tell("code-vide", place.path("@code"), code)
        elif has_superfluous_blanks(code):
            self.tell("espaces-superflus", place.path("@code"), code)
        return value

    def _identifier(self, place):
        attributes, text = place.element.attributes, trim(place.element.text)
        self._extras(place, ("code", "assigningAuthorityName"))
        if text:
            self.tell("otherid-texte", place.path(), text)
        code, authority = attributes.get("code"), attributes.get("assigningAuthorityName")
        if code is None or authority is None:
            self.tell("otherid-sans-attribut", place.path(), code if code is not None else authority or "")
        elif trim(code) == "" and trim(authority) == "":
            self.tell("otherid-vide", place.path(), "")
        code, authority = code or "", authority or ""
        if trim(code) == "" and text == "":
            return None
        if code != "":
            defect = identifier_defect(authority, trim(code))
            if defect is not None:
                self.tell("identifiant-invalide" if defect == "format" else "identifiant-cle-fausse", place.path("@code"), code)
            if has_superfluous_blanks(code):
                self.tell("espaces-superflus", place.path("@code"), code)
        return code, authority

    def identity(self, place):
        attributes = place.element.attributes
        name = next((name for name in _IDENTITY if name in attributes), None)
        if name in (None, "entityID"):
            return attributes.get("entityID", "")
        self.tell("identite-ancien-attribut", place.path(f"@{name}"), attributes[name])
        return "" if attributes[name] == "null" else attributes[name]


def coded(element):
    """(code, scheme) as they are compared with tables."""
    return element.attributes.get("code", ""), _URN_OID.sub("", element.attributes.get("codingScheme", ""))


def _slot_for(slots, element):
    """The row with a condition that takes a code, else the one without."""
    code, scheme = coded(element)
    for slot in slots:
        accepts = slot.row.get("accepts")
        if accepts is not None and scheme in accepts and (accepts[scheme] is None or len(trim(code)) <= accepts[scheme]):
            return slot
    return next((slot for slot in slots if "accepts" not in slot.row), None)
