"""All that is wrong with a record, as the rows that Cercle makes of it."""

from baseline_codes import code_findings, entity_findings, profile_findings
from baseline_normalise import read_record
from baseline_plain import Plain
from baseline_plan import Rules

KINDS = ("ej", "eg", "oi", "activite", "equipement", "professionnel")


class Findings:
    def __init__(self, given, profil):
        self._rules, self._profil = Rules(given), profil
        self._plain = Plain(self._rules, profil)
        # Records that were read a second time, to tell what is wrong.
        self.odd = 0

    def of(self, seq, number, element, text):
        """Rows of `s.finding`; `number` is that of the kind, `text` the record in canonical XML."""
        kind = KINDS[number - 1]
        if self._plain.is_right(kind, f"{element.prefix}:" if element.prefix else "", text):
            return ()
        self.odd += 1
        fields, found, is_ror = read_record(self._rules, kind, element)
        plan = self._rules.kinds[kind]
        if is_ror:
            found += list(entity_findings(kind, fields, found))
        found += code_findings(self._rules, plan, fields)
        if self._profil is not None:
            found += profile_findings(self._rules, kind, plan, fields, self._profil)
        return [(seq, code, self._rules.severities[code], path, value) for code, path, value in found]

    def of_document(self, name, envelope):
        """Those of an input of one file; the answer of a server, and a name that tells profile and date, are not told of."""
        if envelope != "csd" or name.lower().startswith("extraction"):
            raise ValueError(f"{name}: neither an answer of a server nor an extraction with its name can be judged here")
        if self._profil is None:
            yield None, "profil-inconnu", self._rules.severities["profil-inconnu"], "", ""
        yield None, "somme-absente", self._rules.severities["somme-absente"], "", name
