"""What a plainly right element looks like, as patterns over its start tag in canonical XML: made of the mapping, each when first met."""

import re
from functools import cached_property

from baseline_content import forms_of
from baseline_identifiers import OI_ID, STRUCTURE, STRUCTURE_TYPE, identifier_defect
from baseline_lexical import BLANK, PATTERNS

CSD = "urn:ihe:iti:csd:2013"
ELEMENTS = {"ej": "organization", "eg": "organization", "oi": "facility", "activite": "service", "equipement": "device",
            "professionnel": "provider"}
# Flags of a record: it has the national identifier that it must have; it is a unité élémentaire.
IDENTIFIED, UNITE = 1, 2
_TYPE_OI, _FRENCH = "1.2.250.1.213.3.3.8", "1.2.250.1."


# What is no blank, in ranges, those that are met first: a class of what something is not takes twice as long.
_LETTERS = "\xa1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\U0010ffff"


class _Written:
    """Patterns of values: `ends` is what ends them, `ascii` the plain characters that do not."""

    def __init__(self, ends, ascii):
        inked = f"[{ascii}{_LETTERS}]"
        self.any = f"[^{ends}]*"
        self.some = f"{BLANK}*{inked}{self.any}"
        self.tidy = f"{inked}+(?: {inked}+)*"

    def value(self, slot):
        """By the row that it fills."""
        pattern = PATTERNS.get(slot.type)
        if pattern is not None:
            return pattern
        if slot.type == "text" and not slot.row.get("free"):
            return self.tidy if slot.is_required else f"(?:{self.tidy})?"
        return self.some if slot.is_required else self.any


_ATTRIBUTE, _TEXT = _Written('"<', "!#-;=-~"), _Written("<", "!-;=-~")
ANY = _ATTRIBUTE.any


def _sorted(attributes):
    """In the order of canonical XML: those with a namespace last."""
    return sorted(attributes.items(), key=lambda item: (":" in item[0], item[0]))


class Family:
    """The shapes of a document: by the prefix of its elements, and the profile of its extraction."""

    def __init__(self, rules, profil, prefix):
        self.rules, self.profil, self.prefix, self._shapes = rules, profil, prefix, {}

    def shape(self, node):
        slot = node.slots[0] if node.slots else None
        # Metadata and the like are one shape, wherever they stand.
        is_common = slot is not None and slot.type == "object" and "check" not in slot.row
        key = (node.name, slot.row["table"]) if is_common else node
        if key not in self._shapes:
            self._shapes[key] = Shape(self, node, slot)
        return self._shapes[key]

    def record(self, kind):
        return Shape(self, self.rules.kinds[kind].root, kind=kind)


class Shape:
    """An element of the mapping: a leaf, an object with a table, or what only holds others. Judges are told the state they are in."""

    def __init__(self, family, node, slot=None, kind=None):
        self._family, self._rules, self._profil = family, family.rules, family.profil
        self._node, self._slot, self.kind = node, slot, kind
        self.tag = family.prefix + (node.name if kind is None else ELEMENTS[kind])
        self._plan = None
        if kind is not None:
            self._plan = self._rules.kinds[kind]
        elif slot is not None and slot.type == "object":
            self._plan = self._rules.plans[slot.row["table"]]
        if self._plan is not None:
            self._node = self._plan.root
        self.is_leaf = slot is not None and self._plan is None
        # Constant, or of few values: worth remembering where it may stand.
        few = ("code", "boolean", "integer", "time", "date")
        self.is_kept = slot.type in few if self.is_leaf else not self._node.attributes and not self._node.text and not self._node.reference
        self.must_hold = not self.is_leaf and self._plan is None and bool(self._node.children)
        self.judge = self._judge()
        # The last tag that was found right, where only its form is to be judged.
        self.seen = None

    @cached_property
    def match(self):
        return re.compile(re.escape(self.tag) + self._attributes() + ">" + self._text()).fullmatch

    def _is_hidden(self, slot):
        """Kept for other profiles than that of the extraction: such a record is looked at more closely."""
        if self._profil is None or "visibility" not in slot.row or slot.row.get("hidesUnit"):
            return False
        return slot.row["visibility"][self._profil] != "yes"

    def _attributes(self):
        if self.is_leaf and self._slot.type == "code":
            return f' code="(?P<code>{ANY})" codingScheme="(?P<scheme>[0-9.]+)"'
        if self.is_leaf and self._slot.type == "identifier":
            return f' assigningAuthorityName="(?P<authority>{ANY})" code="(?P<code>{_ATTRIBUTE.tidy})"'
        if self.is_leaf:
            return ""
        if self._node.is_extension:
            return f'(?: type="{ANY}")?(?: urn="{ANY}")?'
        declared = ""
        if self.kind is not None:
            name = f"xmlns:{self._family.prefix[:-1]}" if self._family.prefix else "xmlns"
            declared = f'(?=[^>]* {name}="{re.escape(CSD)}")(?: xmlns(?::[^=]+)?="{ANY}")*'
        attributes = {} if self.kind is None and self._node.reference is None else {"entityID": f' entityID="{_ATTRIBUTE.some}"'}
        for name, (slot, step) in self._node.attributes.items():
            if not slot.path.endswith(step) or self._is_hidden(slot) or self._is_refused(name):
                continue
            value = f"(?P<coded>{ANY})" if slot.row.get("nomenclatures") else _ATTRIBUTE.value(slot)
            attributes[name] = f' {name}="{value}"' if slot.is_required else f'(?: {name}="{value}")?'
        return declared + "".join(pattern for _, pattern in _sorted(attributes))

    def _is_refused(self, name):
        return self._slot is not None and self._slot.row.get("check") == "checkCommonName" and name == "language"

    def _text(self):
        text = self._slot if self.is_leaf else self._node.text
        if text is None or text.type in ("reference", "identifier"):
            return f"{BLANK}*"
        if text.type == "code":
            return "[^<]*"
        value = f"(?P<value>{_TEXT.value(text)})"
        return value if self.is_leaf or text.is_required else f"(?:{value}|{BLANK}*)"

    def _judge(self):
        """A function of the match and of the state: the flags that it adds, None when it is not plainly right."""
        slot, node = self._slot, self._node
        if not self.is_leaf:
            coded = next((slot for slot, _ in node.attributes.values() if slot.row.get("nomenclatures")), None)
            if coded is None:
                return None
            known = self._rules.known[coded.row["nomenclatures"][0]]
            return lambda match, _: 0 if not match["coded"] or match["coded"] in known else None
        if slot.type == "code":
            return self._judge_code()
        if slot.type == "identifier":
            return _judge_identifier
        if "range" in slot.row:
            least, most = slot.row["range"]
            return lambda match, _: 0 if least <= float(match["value"]) <= most else None
        if slot.row.get("hidesUnit") and self._profil is not None and slot.row["visibility"][self._profil] != "yes":
            return lambda match, _: 0 if match["value"] in ("0", "false") else None
        return None

    def _judge_code(self):
        slot, tables = self._slot, self._rules.known
        none = slot.row.get("none", ())
        levels = None
        if slot.field == "niveauConfidentialite" and self._profil not in (None, 1):
            levels = ("1", "2") if self._profil == 2 else ("1",)
        is_type = slot.path == "codedType"

        def judge(match, state):
            code, scheme = match["code"], match["scheme"]
            if code in none:
                return None if state.above.flags & UNITE else 0
            if code not in tables.get(scheme, ()) or levels is not None and code not in levels:
                return None
            if is_type and not scheme.startswith(_FRENCH):
                return None
            return UNITE if is_type and (code, scheme) == ("4", _TYPE_OI) and state.shape.kind == "oi" else 0

        return judge

    @cached_property
    def children(self):
        """(rank, shape, whether several may stand, whether one must), in order; none that is hidden."""
        found = []
        for name, node in self._node.children.items() if not self.is_leaf else ():
            slots = node.slots or ([node.reference] if node.reference is not None and not node.children else [])
            if name != node.name or any(map(self._is_hidden, slots)):
                continue
            many = bool(slots) and all(slot.is_many for slot in slots)
            must = any(slot.is_required for slot in slots) if slots else _must_hold(node)
            must = must or node.is_extension and self.kind == "professionnel"
            found.append((node.rank, self._family.shape(node), many, must))
        return found

    @cached_property
    def forms(self):
        """Ranks of the children exactly one of which must stand; they follow each other."""
        if self._slot is None or self._slot.row.get("check") != "checkForms":
            return None
        ranks = [self._node.children[name].rank for name in forms_of(self._plan)]
        return min(ranks), max(ranks)

    @cached_property
    def exclusive(self):
        """Ranks behind which another one may not stand: nature of a contact behind its name or its function."""
        if self._slot is None or self._slot.row.get("check") != "checkContact":
            return {}
        ranks = {name: node.rank for name, node in self._node.children.items()}
        return {ranks["nature"]: {ranks["name"], ranks["function"]}}


def _must_hold(node):
    """Whether something mandatory is inside of what only holds others; in an extension it counts only where there is one."""
    if node.is_extension:
        return False
    inner = [slot for child in node.children.values() for slot in (*child.slots, *([child.reference] if child.reference else []))]
    return any(slot.is_required for slot in inner) or any(map(_must_hold, node.children.values()))


def _judge_identifier(match, state):
    authority, code = match["authority"], match["code"]
    if identifier_defect(authority, code) is not None:
        return None
    if state.shape.kind == "oi":
        return IDENTIFIED if OI_ID.fullmatch(code) else 0
    return IDENTIFIED if authority in (STRUCTURE, STRUCTURE_TYPE) else 0
