import type { Migration } from '../store/migrate.ts';
import { KEYSTORE_0001 } from './migrations/keystore-0001.ts';
import { KEYSTORE_0002 } from './migrations/keystore-0002.ts';
import { KEYSTORE_0003 } from './migrations/keystore-0003.ts';

/** The steps of the vault's database, in order; a released one is never edited. */
export const KEYSTORE_MIGRATIONS: readonly Migration[] = [KEYSTORE_0001, KEYSTORE_0002, KEYSTORE_0003];
