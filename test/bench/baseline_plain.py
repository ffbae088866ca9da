"""Tells the records with which nothing is wrong, nearly all of them: in one go over their canonical text.

Every tag, with the text behind it, leads from one state to the next: where in the mapping one is, how far in the order of its
children. Order, cardinality, what is mandatory, names, forms of values and codes are judged when a tag is first met in a state, and
what was found right is remembered there: codes and end tags nearly always are, so that following them is a look into a dictionary.
What is not plainly right is no finding yet: baseline_normalise reads the record then.
"""

from functools import reduce
from operator import getitem

from baseline_lexical import trim
from baseline_shapes import IDENTIFIED, Family

# States remember no more than so many tags each, none longer than this.
MOST, LONGEST = 4096, 200
_NEED_ID = ("ej", "eg", "oi")


class _Odd(dict):
    """Where a record that is not plainly right stays."""

    def __missing__(self, _):
        return self


ODD = _Odd()


class _Start:
    """What stands around a record."""

    kind, forms, exclusive, is_leaf, must_hold = None, None, {}, False, False

    def __init__(self, shape):
        self.children = [(0, shape, False, True)]


class State(dict):
    """Behind the child of rank `last` of an element, -1 for its start; `above` is the state that its end leads to."""

    __slots__ = ("states", "shape", "last", "above", "flags", "ways", "may_close")

    def __init__(self, states, shape, last, above, flags):
        self.states, self.shape, self.last, self.above, self.flags = states, shape, last, above, flags
        self.ways = {child.tag: (rank, child, {}) for rank, child in self._following()}
        self.may_close = self._may_close()

    def _following(self):
        """What may come next: nothing mandatory may be passed over."""
        shape, last = self.shape, self.last
        for rank, child, many, must in () if shape.is_leaf else shape.children:
            if rank < last or rank == last and not many or last in shape.exclusive.get(rank, ()) or not self._is_form(rank):
                continue
            if rank > 0 and shape.kind in _NEED_ID and not self.flags & IDENTIFIED:
                return
            yield rank, child
            if must and rank > last:
                return

    def _is_form(self, rank):
        """Of the forms of a price exactly one stands."""
        if self.shape.forms is None:
            return True
        first, final = self.shape.forms
        return rank < first or (self.last < first) == (rank <= final)

    def _may_close(self):
        shape, last = self.shape, self.last
        if shape.is_leaf:
            return True
        if shape.kind in _NEED_ID and not self.flags & IDENTIFIED or shape.must_hold and last < 0:
            return False
        return not any(must and rank > last for rank, _, _, must in shape.children) and (shape.forms is None or last >= shape.forms[0])

    def __missing__(self, piece):
        end = piece.find(">")
        if piece[0] == "/":
            following, is_kept = self.above if self.may_close and not trim(piece[end + 1 :]) else ODD, True
        else:
            space = piece.find(" ", 0, end)
            way = self.ways.get(piece[: end if space < 0 else space])
            if way is None:
                return ODD
            rank, child, inside = way
            # Metadata are the same all over an entity, and nothing is to be judged of them but their form.
            added = 0 if piece == child.seen else self._judged(piece, child)
            following, is_kept = inside.get(added), child.is_kept
            if following is None:
                following = self._open(rank, child, inside, added)
        if is_kept and following is not ODD and len(piece) < LONGEST and len(self) < MOST:
            self[piece] = following
        return following

    def _judged(self, piece, child):
        """The flags that a tag adds; None when it is not plainly right."""
        match = child.match(piece)
        if match is None or "&#x" in piece:
            return None
        if child.judge is not None:
            return child.judge(match, self)
        child.seen = piece
        return 0

    def _open(self, rank, child, inside, added):
        if added is None:
            return ODD
        above = self._state(self.shape, rank, self.above, self.flags | added)
        state = inside[added] = self._state(child, -1, above, 0)
        return state

    def _state(self, shape, last, above, flags):
        key = shape, last, id(above), flags
        state = self.states.get(key)
        if state is None:
            state = self.states[key] = State(self.states, shape, last, above, flags)
        return state


class Plain:
    def __init__(self, rules, profil):
        self._rules, self._profil, self._starts = rules, profil, {}

    def is_right(self, kind, prefix, text):
        """`text` is canonical XML, so that tags are written in one way only; `prefix` is that of its elements, with its colon."""
        start, end = self._starts.get((kind, prefix)) or self._start(kind, prefix)
        pieces = iter(text.split("<"))
        next(pieces)
        return reduce(getitem, pieces, start) is end

    def _start(self, kind, prefix):
        around, states = _Start(Family(self._rules, self._profil, prefix).record(kind)), {}
        start, end = State(states, around, -1, ODD, 0), State(states, around, 0, ODD, 0)
        states[around, 0, id(ODD), 0] = end
        self._starts[kind, prefix] = start, end
        return start, end
