import type { Evidence } from './gather.ts';

/** Recomputes the chain with nothing but Python; the same in any language. */
const SCRIPT = `import hashlib, json
kept = json.load(open("historique/historique.json", encoding="utf-8"))
head = kept["genesis"]
for n, e in enumerate(kept["entries"], 1):
    text = '{"at":%s,"event":%s,"number":%d}' % (json.dumps(e["at"]), e["event"], e["number"])
    head = hashlib.sha256((head + text).encode("utf-8")).hexdigest()
    assert (e["number"], e["hash"]) == (n, head), "entry %d" % n
assert head == kept["head"]
print("%d entries, head %s" % (len(kept["entries"]), head))`;

const NOTES = {
  fr: (sealed: string, head: string) => `# Vérifier ce dossier de preuves

Tout se vérifie sans Cercle. Dépliez le zip dans un dossier vide et placez-vous dedans.

## 1. Les fichiers sont ceux du manifeste

    sha256sum -c MANIFEST.sha256

Sur macOS : \`shasum -a 256 -c MANIFEST.sha256\`. Sur Windows : \`Get-FileHash\` donne l’empreinte de chaque fichier, à comparer.
Chaque ligne doit dire « OK ». Aucun fichier ne doit être en trop : le manifeste les nomme tous, sauf lui-même.

## 2. L’historique est une chaîne

Chaque entrée de \`historique/historique.json\` porte l’empreinte SHA-256 de l’empreinte précédente (64 zéros pour la première)
suivie du texte \`{"at":…,"event":…,"number":…}\`, où \`event\` est le texte gardé tel quel (JSON canonique, RFC 8785). Changer,
ôter ou déplacer une entrée change toutes les suivantes. Avec Python 3 :

\`\`\`python
${SCRIPT}
\`\`\`

Tête de la chaîne quand ce dossier a été fait : \`${head}\`

${sealed}

## 3. Les fichiers des décisions sont ceux de l’historique

Chaque événement nomme ses fichiers (\`files\`) par leur SHA-256. Le fichier \`decisions/0007-1-….pdf\` est le premier de l’entrée 7 ;
son empreinte est dans le manifeste et dans l’événement, et ce doit être la même.

## Ce que cela prouve, et ce que cela ne prouve pas

- Cela prouve que rien n’a été changé dans ce zip depuis que ces empreintes ont été notées ailleurs : gardez à part, ou faites
  horodater par un tiers, l’empreinte du zip ou la tête de la chaîne. Sans cela, qui referait tout d’un bout à l’autre ne se verrait pas.
- Le sceau du coffre lie la tête de la chaîne à une clé qui ne quitte pas l’ordinateur de qui tient le dossier : elle seule peut le vérifier,
  avec « cercle dossier history ».
- Les dates sont celles de l’ordinateur et les événements sont déclarés par la personne : rien ici n’est signé par un tiers.
- Les rapports de connexion disent ce que Cercle a vu ce jour-là, expurgé de ce qui est privé. Les rapports de conformité ne citent
  aucune donnée du ROR.
- Aucun secret n’est dans ce zip : ni clé privée, ni mot de passe. Tous ses fichiers ont été fouillés avant d’être écrits ; ce qui serait
  chiffré par un autre moyen ne peut pas l’être.
`,
  en: (sealed: string, head: string) => `# Verify this evidence dossier

All of it can be verified without Cercle. Unpack the zip in an empty folder and stand in it.

## 1. The files are those of the manifest

    sha256sum -c MANIFEST.sha256

On macOS: \`shasum -a 256 -c MANIFEST.sha256\`. On Windows: \`Get-FileHash\` gives the fingerprint of each file, to be compared.
Every line must say “OK”. No file may be there beside: the manifest names them all, but itself.

## 2. The history is a chain

Each entry of \`historique/historique.json\` carries the SHA-256 of the previous fingerprint (64 zeros for the first one) followed by the
text \`{"at":…,"event":…,"number":…}\`, where \`event\` is the text kept as it is (canonical JSON, RFC 8785). To change, remove or move
an entry changes all those after it. With Python 3:

\`\`\`python
${SCRIPT}
\`\`\`

Head of the chain when this dossier was made: \`${head}\`

${sealed}

## 3. The files of decisions are those of the history

Each event names its files (\`files\`) by their SHA-256. The file \`decisions/0007-1-….pdf\` is the first one of entry 7; its fingerprint
is in the manifest and in the event, and must be the same.

## What this proves, and what it does not

- It proves that nothing was changed in this zip since these fingerprints were written down elsewhere: keep the fingerprint of the
  zip or the head of the chain apart, or have it time-stamped by somebody else. Without that, whoever made all of it again would not be seen.
- The seal of the vault binds the head of the chain to a key that does not leave the computer of whoever keeps the dossier: it alone can
  verify it, with “cercle dossier history”.
- Dates are those of the computer, and events are told by the person: nothing here is signed by somebody else.
- Connection reports tell what Cercle saw on that day, without what is private. Conformity reports quote no data of the ROR.
- No secret is in this zip: no private key, no password. All of its files were searched before they were written; what would be encrypted
  by other means cannot be.
`,
} as const;

const SEALS = {
  fr: {
    valid: 'Sceau du coffre vérifié à la fabrication : il couvre {n} entrées.',
    invalid: 'ATTENTION : le sceau du coffre ne correspond pas à cet historique.',
    none: 'Le coffre était verrouillé ou absent à la fabrication : son sceau n’a pas été vérifié.',
    broken: 'ATTENTION : l’historique a été modifié hors de Cercle, à partir de l’entrée {n}.',
  },
  en: {
    valid: 'Seal of the vault verified when this was made: it covers {n} entries.',
    invalid: 'WARNING: the seal of the vault does not match this history.',
    none: 'The vault was locked or absent when this was made: its seal was not verified.',
    broken: 'WARNING: the history was changed outside Cercle, from entry {n} on.',
  },
} as const;

/** Whether the history holds, in a sentence. */
export function sealSentence({ verification, lang }: Pick<Evidence, 'verification' | 'lang'>): string {
  const { isIntact, brokenAt, sealed, entries } = verification;
  const words = SEALS[lang];
  if (sealed !== null && !sealed.isValid) return words.invalid;
  if (!isIntact) return words.broken.replace('{n}', String(brokenAt ?? entries));
  return sealed === null ? words.none : words.valid.replace('{n}', String(sealed.entries));
}

/** How to verify the evidence dossier without Cercle, and what that proves. */
export function verificationNote(evidence: Evidence): string {
  return NOTES[evidence.lang](sealSentence(evidence), evidence.verification.head);
}
