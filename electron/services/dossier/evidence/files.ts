import type { HistoryEntry } from '../../../../shared/domain/onboarding/events.ts';
import { identitySheet } from '../../inventory/export.ts';
import { encodePem } from '../../pki/pem.ts';
import { certificateName, requestFile } from '../document/documents.ts';
import { sheetPage, sheetText } from '../document/sheet-document.ts';
import { GENESIS } from '../entry-hash.ts';
import type { CertificateEvidence, Evidence } from './gather.ts';
import { jsonFile, textFile } from './packed-file.ts';
import type { PackedFile } from './packed-file.ts';
import { safeName } from './safe-name.ts';

/** Where things lie in the evidence dossier. */
export const HISTORY_FILE = 'historique/historique.json';
export const VERIFICATION_FILE = 'VERIFICATION.md';
export const MANIFEST_FILE = 'MANIFEST.sha256';

/** Everything but the page, the note and the manifest, which tell of these. */
export function evidenceFiles(evidence: Evidence): readonly PackedFile[] {
  return [
    ...historyFiles(evidence),
    ...sheetFiles(evidence),
    ...evidence.certificates.flatMap((one) => certificateFiles(one, evidence)),
    ...evidence.pending.flatMap(requestFile).map(({ name, content }) => packed(`certificats/${name}`, content)),
    ...circleFiles(evidence),
    ...evidence.conformity.map(({ region, ...rest }) =>
      jsonFile(`conformite/${safeName(region)}.json`, { region, ...rest }),
    ),
    ...evidence.state.entries.flatMap((entry) => keptFiles(entry, evidence)),
  ];
}

function packed(name: string, content: Uint8Array): PackedFile {
  return { name, content: () => content };
}

function historyFiles({ state, lines, verification }: Evidence): readonly PackedFile[] {
  const { journey } = state.dossier;
  return [
    jsonFile(HISTORY_FILE, { genesis: GENESIS, head: verification.head, verification, entries: lines }),
    jsonFile('historique/parcours.json', journey),
    jsonFile('historique/dossier.json', { id: state.id, ...state.dossier }),
  ];
}

function sheetFiles({ state: { dossier }, madeAt, lang }: Evidence): readonly PackedFile[] {
  const about = { title: dossier.title, today: madeAt.toISOString().slice(0, 10), lang };
  return [
    textFile('fiche/fiche-application.html', sheetPage(dossier.sheet, about)),
    textFile('fiche/fiche-application.txt', sheetText(dossier.sheet, about)),
    jsonFile('fiche/fiche-application.json', dossier.sheet),
  ];
}

/** The names of what is there of a certificate: `certificat`, `identite`, `demande`. */
export interface CertificateNames {
  readonly pem: string | null;
  readonly identity: string | null;
  readonly request: string | null;
}

export function certificateNames({ declared, held }: CertificateEvidence): CertificateNames {
  const name = certificateName(declared);
  const [request] = held === undefined ? [] : requestFile(held);
  const isThere = held !== undefined && held.certificate !== null;
  return {
    pem: isThere ? `certificats/certificat-${name}.pem` : null,
    identity: isThere ? `certificats/identite-${name}.txt` : null,
    request: request === undefined ? null : `certificats/${request.name}`,
  };
}

function certificateFiles(one: CertificateEvidence, { lang }: Evidence): readonly PackedFile[] {
  const { pem, identity } = certificateNames(one);
  const { held } = one;
  if (held === undefined || held.certificate === null || pem === null || identity === null) return [];
  return [
    textFile(pem, encodePem('CERTIFICATE', held.certificate.der)),
    textFile(identity, identitySheet(held, lang).text),
    ...requestFile(held).map(({ name, content }) => packed(`certificats/${name}`, content)),
  ];
}

export function reportName({ region, at, id }: Evidence['connections'][number]): string {
  return `connexions/${safeName(region)}/${at.slice(0, 19).replaceAll(':', '-')}-${safeName(id)}.txt`;
}

/** A connection without its report, which is a file of its own. */
function factsOf(connection: Evidence['connections'][number]): object {
  const { id, region, transaction, at, outcome, cause, http, certificate, tls } = connection;
  return { id, region, transaction, at, outcome, cause, http, certificate, tls };
}

function circleFiles({ connections, whitelist, state }: Evidence): readonly PackedFile[] {
  const { scenarios, ...account } = state.dossier.platines;
  const reports = connections.flatMap((one) => (one.report === null ? [] : [textFile(reportName(one), one.report)]));
  return [
    ...reports,
    jsonFile('connexions/poignees-de-main.json', connections.map(factsOf)),
    jsonFile('listes-blanches/listes-blanches.json', whitelist),
    jsonFile('platines/compte.json', account),
    jsonFile('platines/registre.json', scenarios),
  ];
}

/** The name under which a kept file lies here. */
export function keptName(number: number, at: number, name: string): string {
  return `decisions/${String(number).padStart(4, '0')}-${at + 1}-${safeName(name)}`;
}

function keptFiles({ number, event }: HistoryEntry, { content }: Evidence): readonly PackedFile[] {
  return event.files.flatMap(({ sha256, name }, at) => {
    const found = content(sha256);
    if (found === undefined) return [];
    return { name: keptName(number, at, name), content: () => content(sha256) ?? found };
  });
}
