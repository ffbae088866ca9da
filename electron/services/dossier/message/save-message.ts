import { basename } from 'node:path';
import type { SavedFile } from '../../../../shared/contract/dossiers.ts';
import type { DocumentKind } from '../../../../shared/domain/onboarding/journey.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { ReadableFile } from '../../inventory/origin.ts';
import { writeNewFile } from '../../synthetic/new-file.ts';
import type { MadeFile } from '../document/made-file.ts';
import { readToKeep } from '../keep-file.ts';
import type { DossierRoom } from '../parts.ts';
import { assertNoSecret } from '../secret-scan.ts';
import { stateOf } from '../state.ts';
import { draftMessage } from './draft.ts';
import type { Drafted, MessageChoice } from './draft.ts';
import { emlOf } from './eml.ts';

export interface SaveChoice extends MessageChoice {
  /** As the person changed them. */
  readonly subject?: string | undefined;
  readonly body?: string | undefined;
  /** Documents made by Cercle; all that there are when absent. */
  readonly attach?: readonly DocumentKind[] | undefined;
  /** Fingerprints of files kept with earlier events. */
  readonly kept?: readonly string[] | undefined;
  /** What the person brings. */
  readonly files: readonly ReadableFile[];
  readonly path: string;
  readonly force: boolean;
}

/**
 * Writes a message with its attachments as a draft that mail programs open. Every attachment is looked into, and so is the text.
 * @throws AppError `dossier.secret` naming what holds one: nothing is written then; `dossier.unknown`, `dossier.step-unknown`,
 * `dossier.file`, `input.invalid` for a document that is not there yet, `file.exists`, `storage.full`.
 */
export async function saveMessage(
  room: DossierRoom,
  choice: SaveChoice,
): Promise<SavedFile & { readonly attachments: readonly string[] }> {
  const drafted = draftMessage(room, choice);
  const { draft } = drafted;
  const { subject = draft.subject, body = draft.body, path, force } = choice;
  const made = madeFiles(drafted, choice);
  const brought = await Promise.all(choice.files.map(readToKeep));
  const attachments = named([...made, ...keptFiles(room, choice), ...brought]);
  for (const { name, content } of attachments) assertNoSecret(name, content);
  assertNoSecret('message', Buffer.from(`${subject}\n${body}`));
  const eml = emlOf({ to: draft.to, copy: draft.copy, subject, body, attachments });
  await writeNewFile(path, { force, isPrivate: true }, (handle) => handle.writeFile(eml));
  return { file: basename(path), bytes: eml.length, attachments: attachments.map(({ name }) => name) };
}

/** @throws AppError `input.invalid` for one that was asked for and is not there. */
function madeFiles({ documents }: Drafted, { attach, lang }: SaveChoice): readonly MadeFile[] {
  const chosen = attach === undefined ? documents : attach.map((kind) => documents.find((one) => one.kind === kind));
  return chosen.flatMap((made) => {
    if (made === undefined) throw invalid('This message has no such document.', 'attach');
    if ('files' in made) return made.files;
    if (attach === undefined) return [];
    throw invalid(made.why.en, made.why[lang]);
  });
}

/** @throws AppError `input.invalid` for what the dossier does not keep. */
function keptFiles(room: DossierRoom, { id, kept = [] }: SaveChoice): readonly MadeFile[] {
  if (kept.length === 0) return [];
  const files = stateOf(room, id).entries.flatMap(({ event }) => event.files);
  return kept.map((sha256) => {
    const name = files.find((file) => file.sha256 === sha256)?.name;
    const content = name === undefined ? undefined : room.files.content(sha256);
    if (name === undefined || content === undefined) throw invalid('The dossier keeps no such file.', sha256);
    return { name, content };
  });
}

/** Two files of one name would hide each other: the second one gets a number. */
function named(files: readonly MadeFile[]): readonly MadeFile[] {
  const taken = new Set<string>();
  return files.map(({ name, content }) => {
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
      free = name.replace(/(?=\.[^.]*$)|$/u, ` (${number})`);
    }
    taken.add(free.toLowerCase());
    return { name: free, content };
  });
}

function invalid(message: string, reason: string): AppError {
  return new AppError('input.invalid', message, { values: { reason } });
}
