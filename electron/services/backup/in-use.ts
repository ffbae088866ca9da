import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { openWritable } from '../store/sqlite.ts';
import { presentDatabases } from './precious.ts';

/**
 * Whether anybody has one of these databases open, this process included. SQLite leaves its log for a plain journal only when it is
 * alone; alone, all of it is then in the one file, which can be moved.
 */
export function isInUse(folder: string): boolean {
  return presentDatabases(folder).some((name) => !isAlone(join(folder, name)));
}

function isAlone(file: string): boolean {
  try {
    const db = openWritable(file, { busyTimeout: 0 });
    try {
      return db.pragma('journal_mode = DELETE', { simple: true }) === 'delete';
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof AppError) return error.code === 'cache.corrupt';
    const code = (error as { readonly code?: unknown }).code;
    if (typeof code === 'string' && code.startsWith('SQLITE_BUSY')) return false;
    // What is damaged is nobody's; a backup is restored for that very reason.
    if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') return true;
    throw error;
  }
}
