"""What the records of several directories have in common: names of elements, contacts with their confidentiality, places."""

import baseline_names as csd
from baseline_places import is_french
from baseline_text import phone_forms


_CALLED = {"1", "2", "6", "8", "BP", "FAX"}
_LEVELS = {"1": 1, "2": 2}


def text_of(element):
    """As written, '' when there is nothing in it."""
    text = element.text
    return text if text and text.strip() else ""


def _level_of(code, inherited):
    code = (code or "").strip()
    return inherited if code == "" else _LEVELS.get(code, 3)


class Reach:
    """The contacts and telecommunications of one entity: how many, how confidential, which numbers anybody may call."""

    __slots__ = ("contacts", "telecommunications", "highest", "phones")

    def __init__(self):
        self.contacts = 0
        self.telecommunications = 0
        self.highest = 1
        self.phones = []

    def add_contact(self, contact):
        self.contacts += 1
        level, points = None, []
        for child in contact:
            tag = child.tag
            if tag == csd.LEVEL:
                level = child.get("code")
            elif tag == csd.CONTACT_POINT:
                points.append(child)
        level = _level_of(level, 3)
        self.highest = max(self.highest, level)
        for point in points:
            self.add_point(point, level, level)

    def add_mail_box(self, mail_box):
        for child in mail_box:
            if child.tag == csd.CONTACT_POINT:
                self.add_point(child, 3)

    def add_point(self, point, inherited, least=1):
        """A telecommunication; without a level of its own it has the inherited one, and never one below `least`."""
        channel, written, address, level = "", "", "", None
        for child in point:
            tag = child.tag
            if tag == csd.CODED_TYPE:
                channel, written = child.get("code") or "", text_of(child)
            elif tag == csd.EQUIPMENT:
                address = text_of(child)
            elif tag == csd.EXTENSION:
                for inner in child:
                    if inner.tag == csd.LEVEL:
                        level = inner.get("code")
        level = max(least, _level_of(level, inherited))
        self.telecommunications += 1
        self.highest = max(self.highest, level)
        if level == 1 and channel.strip() in _CALLED:
            self.phones += phone_forms(address or written)

    def called(self):
        return " ".join(dict.fromkeys(self.phones))


def place_of(location):
    """(commune, post code, city) of a `location`."""
    commune, post_code, city = "", "", ""
    for child in location:
        tag = child.tag
        if tag == csd.CITY_NUMBER:
            commune = (child.get("code") or "").strip()
        elif tag == csd.ADDRESS:
            lines = [line.attrib for line in child if line.tag == csd.ADDRESS_LINE]
            if not is_french(_first(lines, "countryName")):
                continue
            post_code, city = _first(lines, "postCode").strip(), _first(lines, "cityName")
    return commune, post_code, city


def _first(lines, name):
    return next((line[name] for line in lines if name in line), "")
