import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SavedFile } from '../../../../shared/contract/dossiers.ts';
import type { Lang } from '../../../../shared/i18n/lang.ts';
import { writeNewFile } from '../../synthetic/new-file.ts';
import { zipOf } from '../../synthetic/zip-writer.ts';
import type { DossierRoom } from '../parts.ts';
import { assertNoSecretTexts } from '../secret-texts.ts';
import { evidenceFiles, MANIFEST_FILE, VERIFICATION_FILE } from './files.ts';
import { gatherEvidence } from './gather.ts';
import type { Evidence } from './gather.ts';
import { indexPage } from './index-page.ts';
import { assertNoSecrets, inOrder, manifestOf, textFile } from './packed-file.ts';
import type { PackedFile } from './packed-file.ts';
import { verificationNote } from './verification-note.ts';

export interface ExportChoice {
  readonly id: string;
  readonly path: string;
  readonly force: boolean;
  readonly lang: Lang;
}

export interface ExportedEvidence extends SavedFile {
  readonly sha256: string;
  /** Names, in their order. */
  readonly entries: readonly string[];
}

/**
 * Writes the evidence dossier: one zip that opens without Cercle, its files in the order of their names, whole or not there. Every
 * file, and every text that a person typed, is searched for secrets first.
 * @throws AppError `dossier.unknown`, `dossier.tampered`, `dossier.secret` naming what holds one, `file.exists`, `storage.full`.
 */
export async function exportEvidence(room: DossierRoom, choice: ExportChoice): Promise<ExportedEvidence> {
  const { id, path, force, lang } = choice;
  const evidence = await gatherEvidence(room, id, lang);
  const files = packEvidence(evidence);
  const hash = createHash('sha256');
  await writeNewFile(path, { force, isPrivate: true }, async (handle) => {
    const entries = files.map(({ name, content }) => ({ name, content: () => [content()] }));
    for await (const chunk of zipOf(entries, lastChange(evidence))) {
      hash.update(chunk as Uint8Array);
      await handle.write(chunk as Uint8Array);
    }
  });
  const { size } = await stat(path);
  return { file: basename(path), bytes: size, sha256: hash.digest('hex'), entries: files.map(({ name }) => name) };
}

/** Every file of the evidence dossier, the manifest of all others with them. @throws AppError `dossier.secret`. */
export function packEvidence(evidence: Evidence): readonly PackedFile[] {
  assertNoSecretTexts('dossier', evidence.state.dossier);
  for (const { number, event } of evidence.state.entries) assertNoSecretTexts(`historique › ${number}`, event);
  const files = evidenceFiles(evidence);
  const note = textFile(VERIFICATION_FILE, verificationNote(evidence));
  const told = inOrder([...files, note]);
  const whole = inOrder([
    ...told,
    textFile(
      'index.html',
      indexPage(
        evidence,
        told.map(({ name }) => name),
      ),
    ),
  ]);
  assertNoSecrets(whole);
  return inOrder([...whole, textFile(MANIFEST_FILE, manifestOf(whole))]);
}

function lastChange({ state, madeAt }: Evidence): Date {
  const at = state.entries.at(-1)?.at;
  return at === undefined ? madeAt : new Date(at);
}
