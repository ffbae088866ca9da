import type { DeclaredCertificate } from '../../../../shared/domain/onboarding/declared.ts';
import type { DocumentKind, JourneyStep, Text } from '../../../../shared/domain/onboarding/journey.ts';
import type { Lang } from '../../../../shared/i18n/lang.ts';
import { backupOf } from '../../inventory/backup.ts';
import { identitySheet } from '../../inventory/export.ts';
import type { Held } from '../../inventory/rows.ts';
import { encodePem } from '../../pki/pem.ts';
import type { DossierRoom } from '../parts.ts';
import type { State } from '../state.ts';
import { certificatesOf, requestsOf } from './certificates.ts';
import type { MadeFile } from './made-file.ts';
import { sheetPage, sheetText } from './sheet-document.ts';

/** What goes with a message: made here, or missing for a reason. */
export type MadeDocument =
  | { readonly kind: DocumentKind; readonly files: readonly MadeFile[] }
  | { readonly kind: DocumentKind; readonly why: Text };

const MISSING = {
  certificate: {
    fr: 'Aucun certificat n’est installé pour cette étape.',
    en: 'No certificate is installed for this step.',
  },
  elsewhere: {
    fr: 'Le certificat n’est plus dans l’inventaire.',
    en: 'The certificate is no longer in the inventory.',
  },
  request: {
    fr: 'Aucune demande n’a été faite ici : créez-la dans Certificats.',
    en: 'No request was made here: make it in Certificates.',
  },
  requests: {
    fr: 'Plusieurs demandes attendent leur certificat : enregistrez la bonne depuis Certificats, puis joignez-la.',
    en: 'Several requests wait for their certificate: save the right one from Certificates, then attach it.',
  },
  backup: {
    fr: 'La clé de cette demande n’est pas encore sauvegardée : faites un fichier de secours du coffre, ou dites que vous vous en passez, dans Certificats.',
    en: 'The key of this request is not backed up yet: make a recovery file of the vault, or say that you do without, in Certificates.',
  },
  own: {
    fr: 'Vous l’apportez : joignez le fichier signé.',
    en: 'You bring it: attach the signed file.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** The document of a kind for a step, or for the whole dossier. Nothing of it is secret. */
export function makeDocument(
  room: DossierRoom,
  { dossier }: Pick<State, 'dossier'>,
  { kind, step, lang }: { readonly kind: DocumentKind; readonly step: JourneyStep | undefined; readonly lang: Lang },
): MadeDocument {
  if (kind === 'fiche-application') {
    const about = { title: dossier.title, today: room.today(), lang };
    const files = [textFile('fiche-application.html', sheetPage(dossier.sheet, about))];
    return { kind, files: [...files, textFile('fiche-application.txt', sheetText(dossier.sheet, about))] };
  }
  if (kind === 'formulaire' || kind === 'charte' || kind === 'attestation') return { kind, why: MISSING.own };
  const certificates = certificatesOf(room, dossier, step);
  if (kind === 'csr') return requestDocument(room, certificates);
  if (certificates.length === 0) return { kind, why: MISSING.certificate };
  const held = certificates.map((declared) => ({ declared, held: room.inventory().rows.bySha256(declared.sha256) }));
  const files = held.flatMap((one) =>
    one.held === undefined ? [] : certificateFile(kind, one.held, one.declared, lang),
  );
  return files.length < held.length ? { kind, why: MISSING.elsewhere } : { kind, files };
}

function textFile(name: string, text: string): MadeFile {
  return { name, content: Buffer.from(text) };
}

/** `client-test-1f2e3d4c`: tells people which one it is. */
export function certificateName({ role, environment, sha256 }: DeclaredCertificate): string {
  return `${role}-${environment}-${sha256.slice(0, 8)}`;
}

function certificateFile(
  kind: 'certificat-public' | 'identite-certificat',
  held: Held,
  declared: DeclaredCertificate,
  lang: Lang,
): MadeFile[] {
  if (held.certificate === null) return [];
  const name = certificateName(declared);
  if (kind === 'identite-certificat') return [textFile(`identite-${name}.txt`, identitySheet(held, lang).text)];
  return [textFile(`certificat-${name}.pem`, encodePem('CERTIFICATE', held.certificate.der))];
}

/** A request leaves once its key is backed up, as from the inventory. */
function requestDocument(room: DossierRoom, certificates: readonly DeclaredCertificate[]): MadeDocument {
  const kind = 'csr';
  const requests = requestsOf(room, certificates);
  const isWaiting = requests.some(({ certificate }) => certificate === null);
  if (requests.length === 0) return { kind, why: MISSING.request };
  if (isWaiting && requests.length > 1) return { kind, why: MISSING.requests };
  if (requests.some((held) => backupOf(room.inventory(), held) === 'needed')) return { kind, why: MISSING.backup };
  return { kind, files: requests.flatMap(requestFile) };
}

/** The request of a certificate, under the beginning of the fingerprint of its key. */
export function requestFile({ request, spki }: Held): MadeFile[] {
  if (request === null) return [];
  return [textFile(`demande-${spki.slice(0, 8)}.csr`, encodePem('CERTIFICATE REQUEST', request.der))];
}
