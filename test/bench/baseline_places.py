"""Where an entity is: commune, département and region, by the tables that Cercle ships."""

import re

_COMMUNE = re.compile(r"\d{5}|2[AB]\d{3}", re.ASCII)
_POST_CODE = re.compile(r"\d{5}", re.ASCII)
_CORSICA = {"200": "2A", "201": "2A", "202": "2B", "206": "2B"}
_FORMER_GUADELOUPE = {"97133": "977", "97150": "978"}
_NOWHERE = {"00", "20", "96", "99"}
_FRANCE = {"", "france", "fr", "fra"}


def _departement_of(commune):
    code = commune.upper()
    if _COMMUNE.fullmatch(code) is None:
        return None
    prefix = code[:2]
    if prefix in ("97", "98"):
        return code[:3]
    return None if prefix in _NOWHERE else prefix


def _departement_of_post_code(post_code):
    code = re.sub(r"\s", "", post_code)
    if _POST_CODE.fullmatch(code) is None:
        return None
    if code.startswith("20"):
        return _CORSICA.get(code[:3])
    return _FORMER_GUADELOUPE.get(code) or _departement_of(code)


class Places:
    """Answers are kept: as many as there are communes."""

    def __init__(self, communes, departements):
        self._communes = communes
        # Code of each département, to that of its region, or '' where there is none.
        self._departements = departements
        self._known = {}

    def locate(self, commune, post_code, city):
        """(commune, city, département, region), '' for what is not known."""
        key = (commune, post_code, city)
        place = self._known.get(key)
        if place is None:
            place = self._known[key] = self._find(commune.upper(), post_code, city.strip())
        return place

    def _find(self, commune, post_code, city):
        label = city if commune == "" else self._communes.get(commune) or city or commune
        for departement in (_departement_of(commune), _departement_of_post_code(post_code)):
            if departement in self._departements:
                return commune, label, departement, self._departements[departement]
        return commune, label, "", ""


def is_french(country):
    return country.strip().lower() in _FRANCE
