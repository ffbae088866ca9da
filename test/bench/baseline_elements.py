"""The elements of a record that something is wrong with, and where they are."""

from lxml import etree

_XML = "{http://www.w3.org/XML/1998/namespace}"


def _local(name):
    if name.startswith(_XML):
        return "xml:" + name[len(_XML) :]
    return name.rpartition("}")[2]


class Element:
    """As Cercle reads it: local names, the text without that of the children."""

    __slots__ = ("name", "namespace", "attributes", "children", "text")

    def __init__(self, element):
        namespace, _, self.name = element.tag.rpartition("}")
        self.namespace = namespace[1:]
        self.attributes = {_local(name): value for name, value in element.items()}
        self.children = [Element(child) for child in element.iterchildren(etree.Element)]
        self.text = (element.text or "") + "".join(child.tail or "" for child in element)

    def canonical(self):
        return self.namespace, self.name, (*self.attributes.items(),), self.text, (*(child.canonical() for child in self.children),)


def joined(parent, step):
    return f"{parent}/{step}" if parent and step else parent or step


def child_paths(parent, children):
    """The second of a name is `name[2]`."""
    seen, paths = {}, []
    for child in children:
        rank = seen[child.name] = seen.get(child.name, 0) + 1
        paths.append(joined(parent, child.name if rank == 1 else f"{child.name}[{rank}]"))
    return paths


class Place:
    """An element and where it is; its path is only made when something is said of it."""

    __slots__ = ("element", "parent", "rank", "children", "_paths")

    def __init__(self, element, parent, rank, children=None):
        self.element, self.parent, self.rank = element, parent, rank
        self.children = element.children if children is None else children
        self._paths = None

    def child_path(self, rank):
        if self._paths is None:
            self._paths = child_paths(self.path(), self.children)
        return self._paths[rank]

    def path(self, step=""):
        return step if self.parent is None else joined(self.parent.child_path(self.rank), step)
