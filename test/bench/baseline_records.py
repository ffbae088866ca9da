"""A record of a directory, as the rows that it becomes. Children are walked once, each where it may be."""

from collections import defaultdict, namedtuple

import baseline_names as csd
from baseline_identifiers import OI_ID, PERSON, STRUCTURE, STRUCTURE_TYPE, structure_ids
from baseline_parts import Reach, place_of, text_of
from baseline_text import distinct_codes, fold, instant_of, months_of

EJ, EG, OI, ACTIVITE, EQUIPEMENT, PROFESSIONNEL = range(1, 7)
TO_PARENT, TO_EG, TO_OI, TO_ACTIVITE, TO_EQUIPEMENT = range(1, 6)
CHAMP, ACTIVITE_CODE, MODE, TYPE_OI, CATEGORIE, PUBLIC, EQUIPEMENT_CODE, PROFESSION, ACTE = range(4, 13)

ESPIC = "1.2.250.1.213.1.6.1.45"
EG_TYPES = {ESPIC, "1.2.250.1.213.1.6.1.8", "1.2.250.1.71.4.2.4"}
NOWHERE = ("", "", "", "")

# `codes`: (facet, code); `references`: (relation, rank, kind, or else this kind, key); `reach`: its contacts; `hours`: how many.
Record = namedtuple("Record", "kind type_oi key national_id name others place codes references identifiers age updated reach hours")


def _references(relation, keys, kind, or_kind=None):
    return [(relation, rank, kind, or_kind, key) for rank, key in enumerate(dict.fromkeys(filter(None, keys)))]


def _facets(*facets):
    return [(facet, code) for facet, values in facets for code in distinct_codes(values)]


def organization(element, places):
    ids, types, name, others, use_name, parent, updated = [], [], "", [], "", None, ""
    place, reach = NOWHERE, Reach()
    for child in element:
        tag = child.tag
        if tag == csd.OTHER_ID:
            ids.append((child.get("code") or "", child.get("assigningAuthorityName") or ""))
        elif tag == csd.CODED_TYPE:
            types.append((child.get("code") or "", child.get("codingScheme") or ""))
        elif tag == csd.PRIMARY_NAME:
            name = text_of(child)
        elif tag == csd.OTHER_NAME:
            others.append(text_of(child))
        elif tag == csd.PARENT:
            parent = child.get("entityID") or ""
        elif tag == csd.RECORD:
            updated = (child.get("updated") or "").strip()
        elif tag == csd.EXTENSION:
            for inner in child:
                within = inner.tag
                if within == csd.CONTACT:
                    reach.add_contact(inner)
                elif within == csd.LOCATION:
                    place = places.locate(*place_of(inner))
                elif within == csd.USE_NAME:
                    use_name = text_of(inner)
    is_eg = parent is not None and (parent.strip() != "" or any(scheme in EG_TYPES for _, scheme in types))
    references, codes = [], []
    if is_eg:
        others.insert(0, use_name)
        name = name or use_name
        references = _references(TO_PARENT, [parent.strip() and parent], EJ, EG)
        codes = _facets((CATEGORIE, [code for code, scheme in types if scheme != ESPIC or len(code.strip()) > 1]))
    national_id, identifiers = structure_ids(ids)
    return Record(EG if is_eg else EJ, "", element.get("entityID") or "", national_id, name, others, place, codes, references,
                  identifiers, (None, None), updated, reach, 0)


def facility(element, places):
    ids, types, name, others, updated, hours = [], [], "", [], "", 0
    organizations, activites, found = [], [], None
    for child in element:
        tag = child.tag
        if tag == csd.OTHER_ID:
            ids.append((child.get("code") or "").strip())
        elif tag == csd.CODED_TYPE:
            types.append(child.get("code") or "")
        elif tag == csd.PRIMARY_NAME:
            name = text_of(child)
        elif tag == csd.OTHER_NAME:
            others.append(text_of(child))
        elif tag == csd.ORGANIZATIONS:
            for inner in child:
                if inner.tag == csd.ORGANIZATION:
                    organizations.append(inner.get("entityID") or "")
                    activites += [service.get("entityID") or "" for service in inner if service.tag == csd.SERVICE]
        elif tag == csd.OPERATING_HOURS:
            hours += 1
        elif tag == csd.EXTENSION:
            found = _offer(child, places)
        elif tag == csd.RECORD:
            updated = (child.get("updated") or "").strip()
    place, parent, equipments, lists, age, reach = found or (NOWHERE, "", [], defaultdict(list), (None, None), Reach())
    types = distinct_codes(types)
    modes = [code for code in distinct_codes(lists[csd.CARE_MODE][:1]) if code != "null"]
    codes = _facets(
        (CHAMP, lists[csd.TYPE_ACTIVITY]), (MODE, modes), (TYPE_OI, types), (CATEGORIE, lists[csd.FACILITY_TYPE][:1]),
        (PUBLIC, lists["publics"]), (PROFESSION, lists["professions"]), (ACTE, lists[csd.SPECIFIC_ACT]),
    )
    references = (_references(TO_PARENT, [parent], OI) + _references(TO_EG, organizations, EG, EJ)
                  + _references(TO_ACTIVITE, activites, ACTIVITE) + _references(TO_EQUIPEMENT, equipments, EQUIPEMENT))
    national_id = next((code for code in ids if OI_ID.fullmatch(code)), "")
    return Record(OI, types[0] if types else "", element.get("entityID") or "", national_id, name, others, place, codes, references,
                  [national_id, *ids], age, updated, reach, hours)


_LISTS = {csd.TYPE_ACTIVITY, csd.CARE_MODE, csd.FACILITY_TYPE, csd.SPECIFIC_ACT}
_SKILLS = {csd.RESOURCES_SKILLS, csd.RESSOURCES_SKILLS}


def _offer(extension, places):
    """What the `extension` of a facility tells."""
    place, parent, equipments, age, reach = NOWHERE, "", [], (None, None), Reach()
    lists = defaultdict(list)
    for child in extension:
        tag = child.tag
        if tag == csd.CONTACT:
            reach.add_contact(child)
        elif tag in _LISTS:
            lists[tag].append(child.get("code") or "")
        elif tag == csd.PATIENTS_TYPE:
            lists["publics"] = [inner.get("code") or "" for inner in child if inner.tag == csd.SUPPORTED_PATIENT]
            age = _age(child.find(csd.AGE_MIN)), _age(child.find(csd.AGE_MAX))
        elif tag in _SKILLS:
            lists["professions"] = [inner.get("code") or "" for inner in child if inner.tag == csd.PROFESSION]
        elif tag == csd.EQUIPMENT:
            equipments.append(child.get("entityID") or "")
        elif tag == csd.PARENT_FACILITY:
            parent = child.get("entityID") or ""
        elif tag == csd.LOCATION:
            place = places.locate(*place_of(child))
        elif tag == csd.MAIL_BOX:
            reach.add_mail_box(child)
    return place, parent, equipments, lists, age, reach


def _age(measure):
    if measure is None:
        return None
    unit = measure.find(csd.UNIT)
    return months_of(measure.findtext(csd.VALUE), unit.get("code") if unit is not None else "")


def service(element, _):
    return _simple(element, ACTIVITE, ACTIVITE_CODE)


def device(element, _):
    return _simple(element, EQUIPEMENT, EQUIPEMENT_CODE)


def _simple(element, kind, facet):
    ids, types, name, updated = [], [], None, ""
    for child in element:
        tag = child.tag
        if tag == csd.CODED_TYPE:
            types.append(child.get("code") or "")
            name = text_of(child) if name is None else name
        elif tag == csd.OTHER_ID:
            ids.append((child.get("code") or "").strip())
        elif tag == csd.RECORD:
            updated = (child.get("updated") or "").strip()
    return Record(kind, "", element.get("entityID") or "", "", name or "", [], NOWHERE, _facets((facet, types)), [], ids,
                  (None, None), updated, Reach(), 0)


def provider(element, _):
    ids, professions, names, eg, oi, updated, hours, reach = [], [], [], [], [], "", 0, Reach()
    for child in element:
        tag = child.tag
        if tag == csd.OTHER_ID:
            ids.append(((child.get("code") or "").strip(), child.get("assigningAuthorityName") or ""))
        elif tag == csd.CODED_TYPE:
            professions.append(child.get("code") or "")
        elif tag == csd.DEMOGRAPHIC:
            names += [inner for inner in child if inner.tag == csd.NAME]
        elif tag == csd.ORGANIZATIONS:
            eg += [inner.get("entityID") or "" for inner in child if inner.tag == csd.ORGANIZATION]
        elif tag == csd.FACILITIES:
            oi += [inner.get("entityID") or "" for inner in child if inner.tag == csd.FACILITY]
        elif tag == csd.EXTENSION:
            for inner in child:
                if inner.tag == csd.MAIL_BOX:
                    reach.add_mail_box(inner)
                elif inner.tag == csd.OPERATIONAL_STATUS:
                    for part in inner:
                        if part.tag == csd.CONTACT_POINT:
                            reach.add_point(part, 3)
                        elif part.tag == csd.OPERATING_HOURS:
                            hours = 1
        elif tag == csd.RECORD:
            updated = (child.get("updated") or "").strip()
    reach.phones.clear()  # Those of a person are never searched.
    name, others = _person(names)
    national_id = next((code for code, authority in ids if authority == PERSON and code), "")
    identifiers = [national_id]
    for code, authority in ids:
        identifiers += [code, code[1:]] if authority in (STRUCTURE, STRUCTURE_TYPE, PERSON) else [code]
    references = _references(TO_EG, eg, EG, EJ) + _references(TO_OI, oi, OI)
    return Record(PROFESSIONNEL, "", element.get("entityID") or "", national_id, name, others, NOWHERE,
                  _facets((PROFESSION, professions)), references, identifiers, (None, None), updated, reach, hours)


def _person(names):
    """Name then first name, unless the name holds it already; and all the names."""
    others, main = [], None
    for name in names:
        texts = {csd.COMMON_NAME: [], csd.SURNAME: [], csd.FORENAME: [], csd.OTHER_NAME: []}
        for child in name:
            if child.tag in texts:
                texts[child.tag].append(text_of(child))
        main = main or texts
        others += [text for of_tag in texts.values() for text in of_tag]
    if main is None:
        return "", others
    common = next(filter(None, main[csd.COMMON_NAME] + main[csd.SURNAME]), "")
    words = fold(common).split(" ")
    missing = (forename for forename in main[csd.FORENAME] if not all(word in words for word in fold(forename).split(" ")))
    return " ".join(filter(None, [common, next(missing, "")])), others


READERS = {csd.ORGANIZATION: organization, csd.SERVICE: service, csd.FACILITY: facility, csd.PROVIDER: provider, csd.DEVICE: device}
