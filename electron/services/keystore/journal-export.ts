import { statSync } from 'node:fs';
import { writeNewFile } from '../synthetic/new-file.ts';
import { readHeader } from './header.ts';
import type { Keystore } from './keystore.ts';

/** How anybody checks an exported journal, with any tool; it travels with it. */
const RECIPE = {
  en: [
    'Take the 64 characters "0" as the previous hash.',
    'For each entry in order: its number is the one before plus 1 (the first is 1).',
    'Write {act, at, details, number} as canonical JSON (RFC 8785: keys in order, no space, UTF-8).',
    'hash = SHA-256 of the previous hash (64 hexadecimal characters) followed by that JSON, in lower-case hexadecimal.',
    'The last hash is `head`, the last number is `length`. Compare both with those noted elsewhere earlier, if any.',
    '`seal` is an HMAC of a head and a length that only the vault can check: cercle vault journal.',
  ],
  fr: [
    'Prendre 64 caractères « 0 » comme empreinte précédente.',
    'Pour chaque entrée, dans l’ordre : son numéro est le précédent plus 1 (la première porte le 1).',
    'Écrire {act, at, details, number} en JSON canonique (RFC 8785 : clés dans l’ordre, sans espace, UTF-8).',
    'hash = SHA-256 de l’empreinte précédente (64 caractères hexadécimaux) suivie de ce JSON, en hexadécimal minuscule.',
    'La dernière empreinte est `head`, le dernier numéro `length`. Les comparer à ceux notés ailleurs auparavant.',
    '`seal` est un HMAC d’une tête et d’une longueur, que seul le coffre peut vérifier : cercle vault journal.',
  ],
};
const BATCH = 1000;

/**
 * Writes the journal as JSON: `{format, version, exportedAt, vault, recipe, length, head, seal, entries}`, readable by its
 * owner only. What is added meanwhile is left out.
 * @throws AppError `file.exists`, `file.not-found`, `storage.full`, `storage.failed`.
 */
export async function exportJournal(
  { db, journal, now }: Keystore,
  file: string,
  force: boolean,
): Promise<{ readonly bytes: number }> {
  const { entries: length, head } = journal.verify();
  const header = readHeader(db);
  const seal = header && {
    entries: header.sealed_entries,
    head: header.sealed_head,
    hmacSha256: header.seal.toString('hex'),
  };
  const about = {
    format: 'cercle-journal',
    version: 1,
    exportedAt: now().toISOString(),
    vault: header?.vault_id ?? null,
  };
  await writeNewFile(file, { force, isPrivate: true }, async (handle) => {
    const start = JSON.stringify({ ...about, recipe: RECIPE, length, head, seal: seal ?? null }, null, 2);
    await handle.write(`${start.slice(0, -2)},\n  "entries": [`);
    let at = 0;
    for (let batch = journal.after(0, BATCH); batch.length > 0 && at < length; batch = journal.after(at, BATCH)) {
      const lines = batch
        .slice(0, length - at)
        .map((entry, index) => `${at + index > 0 ? ',' : ''}\n    ${JSON.stringify(entry)}`);
      await handle.write(lines.join(''));
      at = batch.at(-1)?.number ?? length;
    }
    await handle.write('\n  ]\n}\n');
  });
  return { bytes: statSync(file).size };
}
