import { openDossiersDb } from '../../electron/services/dossier/database.ts';
import { dossierRows } from '../../electron/services/dossier/dossier-rows.ts';
import type { DossierRows } from '../../electron/services/dossier/dossier-rows.ts';
import { fileRows } from '../../electron/services/dossier/file-rows.ts';
import type { FileRows } from '../../electron/services/dossier/file-rows.ts';
import { createHistories } from '../../electron/services/dossier/histories.ts';
import type { Histories } from '../../electron/services/dossier/histories.ts';
import type { Vault } from '../../electron/services/keystore/vault.ts';
import type { WritableDb } from '../../electron/services/store/sqlite.ts';
import type { OnboardingEvent } from '../../shared/domain/onboarding/events.ts';
import type { Journey } from '../../shared/domain/onboarding/journey.ts';
import { openTestVault } from './vault.ts';

/** The store of dossiers beside a real vault, which is locked or does not exist until a test opens it. */
export interface TestDossiers {
  readonly db: WritableDb;
  readonly rows: DossierRows;
  readonly histories: Histories;
  readonly files: FileRows;
  readonly vault: Vault;
  readonly folder: string;
  /** Adds so many notes. */
  note(id: string, count: number, files?: OnboardingEvent['files']): void;
  close(): void;
}

const text = { fr: '', en: '' };

/** One step, as short as a journey can be. */
export const SMALL_JOURNEY: Journey = {
  key: 'essai',
  track: 'ror-national',
  format: 'csd',
  title: { fr: 'Essai', en: 'Trial' },
  summary: text,
  warnings: [],
  question: null,
  steps: [
    {
      ...{ id: 'acte', kind: 'acte', title: { fr: 'Acte', en: 'Act' }, summary: text, actor: 'demandeur', after: [] },
      ...{ isOptional: false, environment: null, role: null, prepare: [], recipient: null, message: null },
      ...{ documents: [], leadTime: { days: null, isAssumed: false, source: '' }, proof: [], collects: [] },
      ...{ warning: null, source: '', verifiedOn: '2026-11-22' },
    },
  ],
  source: '',
  verifiedOn: '2026-11-22',
};

export const CREATION: OnboardingEvent & { readonly type: 'creation' } = {
  ...{ type: 'creation', date: '2026-11-22', note: 'né ici — 😀', files: [], title: 'Essai', journey: SMALL_JOURNEY },
  ...{ regions: [], isRehearsal: false, answers: {} },
};

export function openTestDossiers(shared?: string): TestDossiers {
  const test = openTestVault(shared === undefined ? {} : { folder: shared });
  const { keystore, folder } = test;
  const db = openDossiersDb({ dataDirectory: test.dataDirectory, cacheDirectory: `${folder}/cache` });
  const rows = dossierRows(db);
  const histories = createHistories({ db, rows, seals: () => keystore.seals, now: () => new Date() });
  return {
    ...{ db, rows, histories, files: fileRows(db), vault: keystore.vault, folder },
    note(id, count, files = []) {
      for (let at = 0; at < count; at += 1) {
        const reason = `note ${at} « œ »`;
        histories.append(id, () => ({ event: { type: 'note', date: '2026-11-22', note: '', files, reason } }));
      }
    },
    close() {
      db.close();
      test.close();
    },
  };
}
