import type { Input } from '../../../../shared/contract/define.ts';
import type { dossiers } from '../../../../shared/contract/dossiers.ts';
import type { DocumentKind } from '../../../../shared/domain/onboarding/journey.ts';
import { api, deliver, saveTicket } from '../../../client/index.ts';

type Options = Pick<Input<typeof dossiers.saveDocument>, 'step' | 'language'>;

/** A file that was written where the person said. */
export interface Written {
  readonly name: string;
  readonly bytes: number;
}

/** Writes something under a name that the person chooses; undefined when they give up. */
export async function saveAs<T extends { readonly bytes: number }>(
  name: string,
  write: (out: string) => Promise<T>,
): Promise<(T & Written) | undefined> {
  const saved = await saveTicket(name.slice(-200));
  if (saved === null) return undefined;
  const written = await write(saved.ticket);
  await deliver(saved);
  return { ...written, name: saved.name };
}

/** Writes one document of a dossier; `name`: as its maker calls it. */
export function saveDocument(
  id: string,
  document: DocumentKind,
  options: Options = {},
  name = `${document}.html`,
): Promise<Written | undefined> {
  return saveAs(name, (out) => api.dossiers.saveDocument({ id, document, ...options, out, force: true }));
}
