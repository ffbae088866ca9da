import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificateRow, ImportedCertificates } from '../../../shared/contract/certificate-views.ts';
import { AppError } from '../../../shared/errors.ts';
import { errorSentences } from '../../../shared/i18n/index.ts';
import type { Command, Outcome } from '../command.ts';
import { EXIT_CODES } from '../exit-codes.ts';
import type { Invocation } from '../invocation.ts';
import { secretOptions, withPassword, withVault } from '../secrets.ts';
import { plain } from '../table.ts';
import type { Ui } from '../ui.ts';
import { rowDocument } from './cert-documents.ts';
import { rowTable } from './cert-lines.ts';
import { serverOf } from './cert-target.ts';

/** What one import comes from: a file by its path and the name shown, or a server. */
type Source =
  | { readonly name: string; readonly path: string; readonly isOfFolder: boolean }
  | { readonly name: string; readonly host: string; readonly port: number };

interface Failed {
  readonly file: string;
  readonly error: AppError;
}

interface Report extends Omit<ImportedCertificates, 'ignored'> {
  readonly ignored: readonly { readonly what: string; readonly reason: string }[];
}

/** `cercle cert import FILE|HOST:PORT…` */
export const certImportCommand: Command = {
  name: 'cert import',
  method: 'certificates.import',
  positionals: [{ name: 'FILE|FOLDER|HOST:PORT', isRepeatable: true }],
  options: [...secretOptions('password'), ...secretOptions('passphrase')],
  examples: [
    'cert import client.p12 --password-env P12 --passphrase-env VAULT',
    'cert import certificats/',
    'cert import ror.exemple.fr:443',
  ],
  async run(invocation) {
    const sources = invocation.positionals.flatMap((word) => sourcesOf(invocation, word));
    const [only, ...others] = sources;
    const isOne = only !== undefined && others.length === 0 && !('isOfFolder' in only && only.isOfFolder);
    return isOne ? imported(await importOne(invocation, only), [], invocation) : importMany(invocation, sources);
  },
};

function sourcesOf(invocation: Invocation, word: string): readonly Source[] {
  const server = serverOf(invocation, word);
  if (server !== undefined) return [{ name: word, ...server }];
  const path = invocation.path(word);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) return [{ name: word, path, isOfFolder: false }];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => ({ name: join(word, name), path: join(path, name), isOfFolder: true }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function importOne(invocation: Invocation, source: Source): Promise<ImportedCertificates> {
  const importing = (password: string | undefined) =>
    withVault(invocation, ({ client, tickets }) => {
      if ('host' in source) return client.certificates.import({ from: { host: source.host, port: source.port } });
      const file = tickets.forReading(source.path);
      return client.certificates.import({ from: { file, ...(password !== undefined && { password }) } });
    });
  return withPassword(invocation, source.name, importing);
}

/** One that fails leaves the others; of a folder, what is no certificate is passed over. */
async function importMany(invocation: Invocation, sources: readonly Source[]): Promise<Outcome> {
  const failed: Failed[] = [];
  const reports: ImportedCertificates[] = [];
  const foreign: Report['ignored'][number][] = [];
  for (const source of sources) {
    try {
      reports.push(await importOne(invocation, source));
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
      if (error.code === 'certificate.format' && 'isOfFolder' in source && source.isOfFolder)
        foreign.push({ what: source.name, reason: 'not-certificate' });
      else failed.push({ file: source.name, error });
    }
  }
  const added = rowsOnce(reports.flatMap((report) => report.added));
  const addedIds = new Set(added.map(({ id }) => id));
  const known = rowsOnce(reports.flatMap((report) => report.known)).filter(({ id }) => !addedIds.has(id));
  const ignored = [...reports.flatMap((report) => report.ignored), ...foreign];
  return imported({ added, known, ignored }, failed, invocation);
}

/** The last view of each: a key may have joined it since. */
function rowsOnce(rows: readonly CertificateRow[]): readonly CertificateRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function imported(report: Report, failed: readonly Failed[], { ui: { lang } }: Invocation): Outcome {
  const { added, known, ignored } = report;
  const [first] = failed;
  const told = failed.map(({ file, error }) => {
    const { what } = errorSentences(error.code, error.detail.values ?? {}, lang);
    return { file, code: error.code, message: what };
  });
  const documents = (rows: readonly CertificateRow[]) => rows.map((row) => rowDocument(row, lang));
  return {
    value: {
      ...{ added: documents(added), known: documents(known), ignored },
      ...(failed.length > 0 && { failed: told }),
    },
    lines: (ui) => [
      ui.say(ui.texts.certificates.imported, { added: added.length, known: known.length }),
      ...(added.length + known.length === 0 ? [] : rowTable([...added, ...known], ui)),
      ...ignored.map(({ what, reason }) => plain(`${what} · ${ignoredText(reason, ui)}`)),
      ...told.map(
        ({ file, code, message }) => `${ui.red(ui.texts.cli.error)} · ${plain(`${file} · ${message}`)} [${code}]`,
      ),
    ],
    exitCode: first === undefined ? 0 : EXIT_CODES[first.error.code],
  };
}

function ignoredText(reason: string, ui: Ui): string {
  const texts: Readonly<Record<string, string>> = ui.texts.certificates.ignored;
  return texts[reason] ?? reason;
}
