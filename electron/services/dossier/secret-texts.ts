import { assertNoSecret } from './secret-scan.ts';

/**
 * Every text in a value by itself: what is told on a line of its own by a person is in the middle of a line of JSON or of a page.
 * @throws AppError `dossier.secret`, naming where it is: `historique.json › 7 › note`.
 */
export function assertNoSecretTexts(place: string, value: unknown): void {
  if (typeof value === 'string') assertNoSecret(place, Buffer.from(value));
  else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) assertNoSecretTexts(`${place} › ${name}`, one);
  }
}
