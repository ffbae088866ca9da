import type { WhitelistEntry } from '../../../shared/domain/onboarding/dossier.ts';
import { AppError } from '../../../shared/errors.ts';
import type { DeclaredTest, DeclaredTests } from '../exchange/declared-tests.ts';
import { assertConfirmed } from '../exchange/tick.ts';
import { isWaiting } from './check-verdict.ts';
import { testEntry, testable } from './check-entry.ts';
import type { Testable } from './check-entry.ts';
import type { DossierRoom } from './parts.ts';
import { stateOf } from './state.ts';
import type { State } from './state.ts';

const HOUR = 3_600_000;

interface Due {
  readonly state: State;
  readonly test: Testable;
}

/**
 * The daily tests of what is declared on whitelists: entries that were never accepted, to say the day they are, and those that
 * were, to notice that they are no more. `room` gives nothing where no dossier was ever made.
 */
export function declaredTests(room: () => DossierRoom | undefined): DeclaredTests {
  type MayCall = (region: string) => boolean;
  const due = (open: DossierRoom, everyHours: number, mayCall: MayCall): readonly Due[] =>
    everyHours === 0 ? [] : dueTests(open, everyHours).filter(({ test }) => mayCall(test.region.code));
  return {
    due(everyHours, mayCall) {
      const open = room();
      return open === undefined ? [] : due(open, everyHours, mayCall).map(shown);
    },
    async run(everyHours, mayCall, signal) {
      const open = room();
      if (open === undefined) return [];
      const done = [];
      for (const one of due(open, everyHours, mayCall))
        done.push({ ...shown(one), ...(await tested(open, one, signal)) });
      if (done.length > 0) open.changed();
      return done;
    },
  };
}

function shown({ state, test: { entry, region, certificate } }: Due): DeclaredTest {
  return { dossier: state.id, entry: entry.id, region: region.code, isInUse: region.certificate === certificate };
}

function dueTests(room: DossierRoom, everyHours: number): readonly Due[] {
  const active = room.rows.all().filter(({ archived }) => archived === 0);
  return active.flatMap(({ id }) => {
    const state = readable(room, id);
    if (state === undefined || state.dossier.status === 'abandonne') return [];
    return state.dossier.whitelist.flatMap((entry) => {
      if (!isDue(room, id, entry, everyHours)) return [];
      const test = testable(room, state, entry);
      return typeof test === 'string' ? [] : [{ state, test }];
    });
  });
}

function readable(room: DossierRoom, id: string): State | undefined {
  try {
    return stateOf(room, id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'dossier.tampered') return undefined;
    throw error;
  }
}

/** A little less than the period: what runs daily at the same minute is not put off to the next day. */
function isDue({ checks, ports }: DossierRoom, dossier: string, entry: WhitelistEntry, everyHours: number): boolean {
  const last = checks.last(dossier, entry.id);
  return last === null || ports.now().getTime() - Date.parse(last.at) >= everyHours * HOUR * 0.98;
}

/** That somebody is not on a list yet is no failure; that she is on it no more is one. */
async function tested(room: DossierRoom, { state, test }: Due, signal: AbortSignal) {
  try {
    assertConfirmed(test.region);
    room.inventory().keystore.vault.requireOpen();
    const wasGreen = room.checks.greenSince(state.id, test.entry.id) !== null;
    const check = await testEntry(room, state, test, { signal, onProgress: () => undefined });
    return { ok: check.ok || (!wasGreen && isWaiting(check)), detail: check.verdict };
  } catch (error) {
    if (signal.aborted) throw error;
    return { ok: false, detail: error instanceof AppError ? error.code : 'internal' };
  }
}
