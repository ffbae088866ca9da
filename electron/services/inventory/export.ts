import { basename } from 'node:path';
import { stat } from 'node:fs/promises';
import type { EXPORT_FORMS, ExportedCertificate, IdentitySheet } from '../../../shared/contract/certificate-views.ts';
import { roleOf } from '../../../shared/domain/certificates/facts.ts';
import type { JournalAct } from '../../../shared/contract/vault.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { refuseWeak } from '../keystore/protections.ts';
import { deploymentNotes } from '../pki/deployment-notes.ts';
import { identityOf, identityText } from '../pki/identity.ts';
import { encodePem } from '../pki/pem.ts';
import { sealKey } from '../pki/pkcs8.ts';
import { assertNoPrivateKey } from '../pki/private-guard.ts';
import { writeNewFile } from '../synthetic/new-file.ts';
import { assertBackedUp } from './backup.ts';
import { intermediatesOf } from './chain-files.ts';
import { profileFor } from './expected.ts';
import { journalFacts } from './room.ts';
import type { Room } from './room.ts';
import type { Held, HeldDer } from './rows.ts';

export interface ExportChoice {
  readonly id: string;
  readonly form: (typeof EXPORT_FORMS)[number];
  /** Where to write. */
  readonly path: string;
  readonly passphrase?: string | undefined;
  readonly compatible?: boolean | undefined;
  readonly force?: boolean | undefined;
}

/** A name of the texts in shared/i18n: `inventory.warnings`. */
export type ExportWarning = 'compatible' | 'no-chain' | 'still-readable';

/** What is about to be written. */
interface Content {
  readonly bytes: Uint8Array | string;
  readonly act: JournalAct;
  readonly warnings?: readonly ExportWarning[];
}

export type Exported = Omit<ExportedCertificate, 'warnings'> & { readonly warnings: readonly ExportWarning[] };

/**
 * Writes one form of a certificate to a file, whole or not at all, with its entry of the journal. A key only leaves encrypted, in
 * a file that nobody else can read from its first byte; every other form is checked to hold none.
 * @throws AppError `input.invalid`, `certificate.backup-needed`, `certificate.no-key`, `vault.locked`, `vault.weak-passphrase`,
 * `file.exists` unless `force`, `storage.full`…
 */
export async function exportHeld(room: Room, choice: ExportChoice, lang: Lang): Promise<Exported> {
  const held = room.find(choice.id);
  const { form, path, force = false } = choice;
  const { bytes, act, warnings = [] } = await contentOf(room, held, choice, lang);
  const isPrivate = form === 'key' || form === 'p12';
  if (!isPrivate) assertNoPrivateKey(bytes);
  await writeNewFile(path, { force, isPrivate }, async (handle) => {
    await handle.writeFile(bytes);
    // Before the file takes its name: a key that left without an entry would be worse than an entry without a file.
    room.keystore.journal.append(act, { ...journalFacts(held), format: form, file: basename(path) });
  });
  const { size } = await stat(path);
  return { file: basename(path), bytes: size, warnings, notes: notesOf(room, held, choice, lang) };
}

async function contentOf(room: Room, held: Held, choice: ExportChoice, lang: Lang): Promise<Content> {
  const { form } = choice;
  if (form === 'csr') return requestContent(room, held);
  if (form === 'key')
    return { bytes: await sealedKey(room, held, needPassphrase(choice, 'file')), act: 'key.exported' };
  const certificate = certificateOf(held);
  if (form === 'p12') return p12Content(room, held, certificate, choice);
  const act = 'certificate.exported';
  const pem = encodePem('CERTIFICATE', certificate.der);
  if (form === 'pem') return { bytes: pem, act };
  if (form === 'der') return { bytes: certificate.der, act };
  if (form === 'identity') return { bytes: identitySheet(held, lang).text, act };
  const above = await intermediatesOf(room, certificate);
  const bytes = [pem, ...above.map((der) => encodePem('CERTIFICATE', der))].join('');
  return { bytes, act, warnings: chainWarnings(certificate, above) };
}

function requestContent(room: Room, held: Held): Content {
  if (held.request === null) throw invalid('no-request', 'No request was made here for this certificate.');
  assertBackedUp(room, held);
  return { bytes: encodePem('CERTIFICATE REQUEST', held.request.der), act: 'request.exported' };
}

function needPassphrase({ passphrase }: ExportChoice, use: 'file' | 'p12'): string {
  if (passphrase === undefined) throw invalid('needs-passphrase', 'A key only leaves under a passphrase.');
  refuseWeak(passphrase, use);
  return passphrase;
}

function sealedKey({ keystore }: Room, { spki }: Held, passphrase: string): Promise<string> {
  return keystore.vault.withKey(spki, async (key) => {
    const pkcs8 = key.export({ format: 'der', type: 'pkcs8' });
    try {
      return await sealKey(pkcs8, passphrase);
    } finally {
      pkcs8.fill(0);
    }
  });
}

async function p12Content(room: Room, held: Held, certificate: HeldDer, choice: ExportChoice): Promise<Content> {
  const passphrase = needPassphrase(choice, 'p12');
  const chain = await intermediatesOf(room, certificate);
  const isCompatible = choice.compatible === true;
  const bytes = await room.keystore.vault.withKey(held.spki, async (key) => {
    const pkcs8 = key.export({ format: 'der', type: 'pkcs8' });
    const mode = isCompatible ? ('compatible' as const) : ('modern' as const);
    try {
      return await room.pki.writePkcs12({
        ...{ pkcs8, certificate: certificate.der, chain, passphrase, mode },
        friendlyName: held.label,
      });
    } finally {
      pkcs8.fill(0);
    }
  });
  const warnings = [...(isCompatible ? ['compatible' as const] : []), ...chainWarnings(certificate, chain)];
  return { bytes, act: 'key.exported', warnings };
}

function chainWarnings({ facts }: HeldDer, above: readonly Uint8Array[]): readonly ExportWarning[] {
  return above.length === 0 && !facts.isSelfSigned ? ['no-chain'] : [];
}

/** @throws AppError `input.invalid` for a request that is still pending. */
export function certificateOf({ certificate, label }: Held): HeldDer {
  if (certificate !== null) return certificate;
  throw invalid('pending', `${label} is only a request so far.`);
}

/** What applicants send, in the language of the person. */
export function identitySheet(held: Held, lang: Lang): IdentitySheet {
  const identity = identityOf(certificateOf(held).der);
  const { subject, issuer, serial, serialDecimal, notBefore, notAfter, sha256, sha1, pem } = identity;
  const text = identityText(identity, lang);
  return { id: held.id, subject, issuer, serial, serialDecimal, notBefore, notAfter, sha256, sha1, pem, text };
}

function notesOf({ forms }: Room, held: Held, { form, path }: ExportChoice, lang: Lang): Exported['notes'] {
  if (form !== 'key' && form !== 'p12') return [];
  const file = basename(path);
  const asked = profileFor(forms.profiles, held)?.role ?? 'client';
  const role = held.certificate === null ? asked : roleOf(held.certificate.facts);
  const files = form === 'key' ? { key: file } : { p12: file };
  return deploymentNotes({ role: role === 'client' ? 'client' : 'serveur', ...files }, lang);
}

function invalid(reason: string, message: string): AppError {
  return new AppError('input.invalid', message, { values: { reason } });
}
