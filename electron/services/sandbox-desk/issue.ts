import { basename } from 'node:path';
import type { SandboxState } from '../../../shared/contract/sandbox.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { addAll, ownCertificates } from '../inventory/add.ts';
import { install } from '../inventory/install.ts';
import { withOrigin } from '../inventory/origin.ts';
import type { Opened, ReadableFile } from '../inventory/origin.ts';
import type { Room } from '../inventory/room.ts';
import type { Held } from '../inventory/rows.ts';
import { encodePem } from '../pki/pem.ts';
import type { IssuedCertificate } from '../sandbox-region/client-certificates.ts';
import { writeNewFile } from '../synthetic/new-file.ts';
import { ask } from './parts.ts';
import type { DeskParts } from './parts.ts';

/** The file of a certificate to write. */
export interface OutFile {
  readonly path: string;
  readonly force: boolean;
}

/** Answers the request of a file, PEM or DER, by a file: the certificate, then the authority that issued it. */
export async function issueToFile(
  parts: DeskParts,
  csr: ReadableFile,
  { path, force }: OutFile,
  state: SandboxState,
): Promise<IssuedCertificate> {
  const der = await withOrigin(parts.room().pki, csr, async ({ contents: { requests, format } }) => {
    const [request] = requests;
    if (request === undefined) throw notARequest('path' in csr ? basename(csr.path) : csr.name, format);
    // What was read is overwritten when it is given back.
    return Uint8Array.from(request);
  });
  const issued = await issue(parts, der, state);
  await writeNewFile(path, { force }, (handle) => handle.writeFile(issued.chainPem));
  return issued;
}

/**
 * Answers the request of a line of the inventory: on it when it waits for its answer, else beside it, as another certificate of
 * the same key. One that an installation refuses is added beside it as well: it is there to be rehearsed with.
 */
export async function issueToInventory(
  parts: DeskParts,
  id: string,
  state: SandboxState,
  lang: Lang,
): Promise<{ readonly issued: IssuedCertificate; readonly held: Held }> {
  const room = parts.room();
  const asking = room.find(id);
  if (asking.request === null) throw notARequest(asking.label, asking.id);
  const issued = await issue(parts, asking.request.der, state);
  const held = await withOrigin(room.pki, { text: issued.chainPem }, (opened) => settle(room, asking, opened, lang));
  return { issued, held };
}

function issue(parts: DeskParts, request: Uint8Array, state: SandboxState): Promise<IssuedCertificate> {
  return ask(parts, { command: 'issue', csr: encodePem('CERTIFICATE REQUEST', request), state });
}

function notARequest(file: string, reason: string): AppError {
  return new AppError('certificate.format', `${file} holds no certificate request (PKCS#10).`, {
    values: { file, reason },
  });
}

async function settle(room: Room, asking: Held, opened: Opened, lang: Lang): Promise<Held> {
  if (asking.certificate === null && asking.binUntil === null) {
    try {
      return await install(room, opened, lang, asking.id);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'certificate.refused') throw error;
    }
  }
  const own = ownCertificates(opened, { text: '' });
  const { added, known } = addAll(room, opened, own);
  const [held] = [...added, ...known];
  if (held === undefined) throw new AppError('internal', 'The certificate was not kept.');
  return held;
}
