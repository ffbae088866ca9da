import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';
import { guarded, immediately } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';
import { storageError } from '../store/storage-error.ts';
import { writeNewFile } from '../synthetic/new-file.ts';

/** How long answers are kept, and how much of them. */
export interface AnswerRetention {
  readonly days: number;
  readonly megabytes: number;
}

/** An answer on the disk, whole, as it came. */
export interface KeptAnswer {
  readonly exchange: string;
  readonly file: string;
  /** Offered when it is saved. */
  readonly fileName: string;
}

/** Answers of exchanges, compressed; in the cache, as they can be asked again. */
export interface Answers {
  /**
   * Takes the file over: it is not where it was afterwards. The exchange must have been written.
   * @throws AppError `storage.full`, `storage.failed`; the file is gone then too.
   */
  keep(answer: KeptAnswer): Promise<void>;
  /**
   * Writes an answer to a file, as it came.
   * @throws AppError `exchange.no-answer`, `file.exists`, `file.not-found`, `storage.full`, `storage.failed`.
   */
  save(exchange: string, out: string, force: boolean): Promise<{ readonly bytes: number }>;
  /** Removes every answer of a region; the exchanges stay. */
  forget(region: string): Promise<void>;
  /** Removes what is older than the days kept, then the oldest ones beyond the room allowed. Gives how many went. */
  purge(retention: AnswerRetention, now: Date): Promise<number>;
}

interface AnswerRow {
  readonly exchange: string;
  readonly name: string;
  readonly bytes: number;
  readonly kept_bytes: number;
  readonly coding: 'zstd' | 'identity';
  readonly kept_at: string;
}

/** Fast: answers are read again seldom. */
const COMPRESSION = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** Archives are compressed already. */
const IS_ARCHIVE = /\.zip$/iu;

export function createAnswers(db: WritableDb, folder: string, now: () => Date): Answers {
  const insert = db.prepare(
    `INSERT INTO answer (exchange, name, file_name, bytes, kept_bytes, coding, kept_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const ofRegion = db
    .prepare<[string], string>('SELECT a.name FROM answer a JOIN exchange e ON e.id = a.exchange WHERE e.region = ?')
    .pluck();
  const forgetRegion = db.prepare<[string]>(
    'DELETE FROM answer WHERE exchange IN (SELECT id FROM exchange WHERE region = ?)',
  );
  return {
    async keep({ exchange, file, fileName }) {
      const coding = IS_ARCHIVE.test(fileName) ? 'identity' : 'zstd';
      const name = `${exchange}${coding === 'zstd' ? '.zst' : '.zip'}`;
      try {
        const bytes = (await stat(file)).size;
        if (coding === 'identity') await rename(file, join(folder, name));
        else await compress(file, join(folder, name));
        const kept = (await stat(join(folder, name))).size;
        immediately(db, () => insert.run(exchange, name, fileName, bytes, kept, coding, now().toISOString()));
      } catch (error) {
        await rm(join(folder, name), { force: true });
        throw storageError(error, name);
      } finally {
        await rm(file, { force: true });
      }
    },
    save: (exchange, out, force) => save(db, folder, exchange, { out, force }),
    async forget(region) {
      const names = guarded(db.name, () => ofRegion.all(region));
      immediately(db, () => void forgetRegion.run(region));
      for (const name of names) await rm(join(folder, name), { force: true });
    },
    purge: (retention, at) => purge(db, folder, retention, at),
  };
}

/** Writes a kept answer to a file, as it came. */
async function save(
  db: WritableDb,
  folder: string,
  exchange: string,
  { out, force }: { readonly out: string; readonly force: boolean },
): Promise<{ readonly bytes: number }> {
  const find = db.prepare<[string], AnswerRow>('SELECT * FROM answer WHERE exchange = ?');
  const row = guarded(db.name, () => find.get(exchange));
  const file = join(folder, row?.name ?? '');
  if (row === undefined || !existsSync(file)) throw noAnswer(exchange);
  await writeNewFile(out, { force, isPrivate: true }, async (handle) => {
    const kept = createReadStream(file);
    const write = async (content: AsyncIterable<Buffer>): Promise<void> => {
      for await (const chunk of content) await handle.writeFile(chunk);
    };
    if (row.coding === 'zstd') await pipeline(kept, createZstdDecompress(), write);
    else await pipeline(kept, write);
  });
  return { bytes: row.bytes };
}

async function compress(file: string, target: string): Promise<void> {
  const temporary = `${target}.part`;
  try {
    await pipeline(
      createReadStream(file),
      createZstdCompress(COMPRESSION),
      createWriteStream(temporary, { mode: 0o600 }),
    );
    const handle = await open(temporary, 'r+');
    await handle.sync();
    await handle.close();
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const DAY = 86_400_000;

/** The row goes first: cut here, the next purge removes the file that no row names. */
async function purge(db: WritableDb, folder: string, { days, megabytes }: AnswerRetention, now: Date): Promise<number> {
  const oldest = new Date(now.getTime() - days * DAY).toISOString();
  const rows = guarded(db.name, () =>
    db.prepare<[], AnswerRow>('SELECT * FROM answer ORDER BY kept_at DESC, exchange').all(),
  );
  let room = megabytes * 1e6;
  const gone = rows.filter(({ kept_at, kept_bytes, name }) => {
    room -= kept_bytes;
    return kept_at < oldest || room < 0 || !existsSync(join(folder, name));
  });
  const forget = db.prepare('DELETE FROM answer WHERE exchange = ?');
  immediately(db, () => gone.forEach(({ exchange }) => forget.run(exchange)));
  const kept = new Set(guarded(db.name, () => db.prepare<[], string>('SELECT name FROM answer').pluck().all()));
  for (const name of readdirSync(folder)) {
    if (kept.has(name) || (await isYoung(join(folder, name), now))) continue;
    await rm(join(folder, name), { force: true });
  }
  return gone.length;
}

const YOUNG_MS = 3_600_000;

/** A file without its row may be on its way there, in this process or in another one. */
async function isYoung(file: string, now: Date): Promise<boolean> {
  const facts = await stat(file).catch(() => undefined);
  return facts !== undefined && !basename(file).startsWith('.') && now.getTime() - facts.mtimeMs < YOUNG_MS;
}

function noAnswer(id: string): AppError {
  return new AppError('exchange.no-answer', `The answer of ${id} is not kept, or not any more.`, { values: { id } });
}
