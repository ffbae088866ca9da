"""The tables of the mapping, ready to be followed: what is expected at each element of a record, and in which order."""


class Slot:
    """One row of a table."""

    def __init__(self, field, row, index, together):
        self.field, self.row, self.index, self.together = field, row, index, together
        self.type, self.path = row["type"], row["path"]
        card, ihe = row["card"], row.get("ihe", row["card"])
        self.is_required = card[0] == "1"
        self.is_list = row.get("list", False) or card.endswith("*")
        self.is_many, self.is_many_in_ihe = card.endswith("*"), ihe.endswith("*")


class Node:
    """What a table expects at one element; `slots` are the rows that the element itself fills."""

    def __init__(self, name, rank):
        self.name, self.rank = name, rank
        self.attributes, self.children, self.slots = {}, {}, []
        self.text = self.reference = None
        self.is_extension = name == "extension"
        self.has_extension = self.has_alias = False

    def child(self, name):
        node = self.children.get(name)
        if node is None:
            node = self.children[name] = Node(name, len(self.children))
            self.has_extension = self.has_extension or node.is_extension
        return node

    def below(self, steps):
        node = self
        for step in steps:
            node = node.child(step)
        return node


class Plan:
    """A table: its rows in order, and the tree of the elements that fill them."""

    def __init__(self, number, rows):
        self.number, self.rows, self.root = number, rows, Node("", 0)
        self.slots = [
            Slot(field, row, index, [rank for rank, other in enumerate(rows.values()) if other["path"] == row["path"]])
            for index, (field, row) in enumerate(rows.items())
        ]
        for slot in self.slots:
            self._place(slot)
            for other in slot.row.get("also", ()):
                self._alias(slot.path, other)
        self.required = [slot for slot in self.slots if slot.is_required and slot.path != "."]

    def _place(self, slot):
        *steps, last = slot.path.split("/")
        parent = self.root.below(steps)
        if last == "@entityID":
            parent.reference = slot
        elif last == ".":
            parent.text = slot
        elif last.startswith("@"):
            parent.attributes[last[1:]] = slot, last
        else:
            parent.child(last).slots.append(slot)

    def _alias(self, path, other):
        *steps, name = path.split("/")
        parent, other_name = self.root.below(steps), other.split("/")[-1]
        if name.startswith("@"):
            parent.attributes[other_name[1:]] = parent.attributes[name[1:]][0], other_name
        else:
            node = parent.children[other_name] = parent.children[name]
            node.has_alias = True


class Rules:
    """All that is given to judge by: plans by the number of their table, the codes of tables, the severities of findings."""

    def __init__(self, given):
        self.plans = [Plan(number, rows) for number, rows in enumerate(given["tables"])]
        self.kinds = {kind: self.plans[number] for kind, number in given["kinds"].items()}
        self.severities = given["severities"]
        self.owned = {oid for oid, codes in given["codes"].items() if codes["own"]}
        self.known = {oid: frozenset(codes["known"]) for oid, codes in given["codes"].items()}
        self.retired = {oid: frozenset(codes["retired"]) for oid, codes in given["codes"].items()}

    def status(self, scheme, code):
        """'known', 'retired', or None for a code that its table has not."""
        if code in self.known.get(scheme, ()):
            return "known"
        return "retired" if code in self.retired.get(scheme, ()) else None
