import { basename, extname } from 'node:path';
import type { SavedFile } from '../../../../shared/contract/dossiers.ts';
import type { DocumentKind } from '../../../../shared/domain/onboarding/journey.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Lang } from '../../../../shared/i18n/lang.ts';
import { writeNewFile } from '../../synthetic/new-file.ts';
import type { DossierRoom } from '../parts.ts';
import { assertNoSecret } from '../secret-scan.ts';
import { stateOf } from '../state.ts';
import { stepOf } from '../step-of.ts';
import { makeDocument } from './documents.ts';
import type { MadeFile } from './made-file.ts';

export interface DocumentChoice {
  readonly id: string;
  readonly document: DocumentKind;
  readonly step?: string | undefined;
  readonly path: string;
  readonly force: boolean;
  readonly lang: Lang;
}

/**
 * Writes one document of a dossier: the sheet as a page when the file's name says so, else as text; of several certificates, one
 * after the other.
 * @throws AppError `dossier.unknown`, `dossier.step-unknown`, `input.invalid` when there is no such document yet, `dossier.secret`,
 * `file.exists`, `file.not-found`, `storage.full`.
 */
export async function saveDocument(room: DossierRoom, choice: DocumentChoice): Promise<SavedFile> {
  const { id, document: kind, path, force, lang } = choice;
  const state = stateOf(room, id);
  const step = choice.step === undefined ? undefined : stepOf(state.dossier, choice.step);
  const made = makeDocument(room, state, { kind, step, lang });
  if ('why' in made) throw new AppError('input.invalid', made.why.en, { values: { reason: made.why[lang] } });
  const content = contentOf(made.files, path);
  assertNoSecret(basename(path), content);
  await writeNewFile(path, { force, isPrivate: true }, (handle) => handle.writeFile(content));
  return { file: basename(path), bytes: content.length };
}

const PAGES = ['.html', '.htm'];

function contentOf(files: readonly MadeFile[], path: string): Uint8Array {
  const isPage = PAGES.includes(extname(path).toLowerCase());
  const pages = files.filter(({ name }) => PAGES.includes(extname(name)));
  const others = files.filter(({ name }) => !PAGES.includes(extname(name)));
  const chosen = isPage && pages.length > 0 ? pages : others;
  return Buffer.concat(chosen.map(({ content }) => content));
}
