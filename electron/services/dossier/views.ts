import type {
  DossierRow,
  DossierView,
  HistoryPage,
  HistoryVerification,
  NextAction,
} from '../../../shared/contract/dossier-views.ts';
import { allowed } from '../../../shared/domain/onboarding/machine.ts';
import { SETTLED_STATES } from '../../../shared/domain/onboarding/machine-rules.ts';
import { nextActions, reminders } from '../../../shared/domain/onboarding/next.ts';
import { propose } from '../../../shared/domain/onboarding/proposals.ts';
import type { Facts } from '../../../shared/domain/onboarding/proposals.ts';
import { checkSheet } from '../../../shared/domain/onboarding/sheet-check.ts';
import { AppError } from '../../../shared/errors.ts';
import { factsOf, knownCertificates } from './facts.ts';
import { offeredJourneys } from './journeys.ts';
import type { DossierRoom } from './parts.ts';
import { platinesFigures } from './platines-figures.ts';
import { stateOf } from './state.ts';
import type { State } from './state.ts';
import { whitelistRows } from './whitelist-rows.ts';

/** Everything known of one dossier. @throws AppError `dossier.unknown`, `dossier.tampered`. */
export function viewDossier(room: DossierRoom, id: string): DossierView {
  const state = stateOf(room, id);
  const { dossier, entries } = state;
  const today = room.today();
  const whitelist = whitelistRows(room, state);
  const pending = propose(dossier, factsOf(room, whitelist), today);
  return {
    ...rowOf(room, state, pending.length),
    dossier,
    nextActions: nextActions(dossier, today),
    allowed: allowed(dossier),
    pending,
    sheetIssues: checkSheet(dossier.sheet),
    whitelist,
    platinesFigures: platinesFigures(dossier.platines),
    reminders: reminders(dossier, today),
    files: entries.flatMap(({ number, event }) => event.files.map((file) => ({ ...file, entry: number }))),
    verification: room.histories.verify(id),
    newerPack: newerPack(room, state),
  };
}

/** One line of the list. */
export function viewRow(room: DossierRoom, id: string, certificates = knownCertificates(room)): DossierRow {
  const state = stateOf(room, id);
  const pending = propose(state.dossier, factsOf(room, whitelistRows(room, state), certificates), room.today());
  return rowOf(room, state, pending.length);
}

function rowOf(room: DossierRoom, { id, isArchived, dossier, entries }: State, proposals: number): DossierRow {
  const { title, journey, regions, isRehearsal, status, profil, steps, createdOn } = dossier;
  return {
    ...{ id, title, regions, isRehearsal, status, profil, proposals, createdOn, isArchived },
    journey: { key: journey.key, title: journey.title, track: journey.track, format: journey.format },
    progress: { done: steps.filter((step) => SETTLED_STATES.includes(step.status)).length, total: steps.length },
    line: steps.map((step) => step.status),
    next: nextActions(dossier, room.today())[0] ?? null,
    updatedAt: entries.at(-1)?.at ?? '',
  };
}

/** Those that wait for the person first, then those that wait for others, then those that are over; the latest first. */
export function listDossiers(room: DossierRoom, isArchived: boolean): readonly DossierRow[] {
  const shown = room.rows.all().filter(({ archived }) => (archived === 1) === isArchived);
  const certificates = knownCertificates(room);
  return shown
    .flatMap(({ id }) => readable(room, id, certificates))
    .toSorted((one, other) => rank(one) - rank(other) || (one.updatedAt < other.updatedAt ? 1 : -1));
}

/** A dossier that was tampered with keeps no other from being listed; asked for by its id, it says so. */
function readable(room: DossierRoom, id: string, certificates: Facts['certificates']): DossierRow[] {
  try {
    return [viewRow(room, id, certificates)];
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'dossier.tampered') throw error;
    room.ports.log.warn(`dossiers: ${error.message}`);
    return [];
  }
}

const MINE: readonly NextAction['status'][] = ['a-faire', 'refusee', 'a-refaire'];

function rank({ status, next, proposals }: DossierRow): number {
  if (status !== 'actif') return 3;
  if (proposals > 0 || (next !== null && MINE.includes(next.status))) return 0;
  return next?.isLate === true ? 1 : 2;
}

/** A later version of the journey, by the day it was verified. */
function newerPack(room: DossierRoom, { dossier: { journey } }: State): DossierView['newerPack'] {
  const offered = offeredJourneys(room).find((one) => one.journey.key === journey.key);
  if (offered === undefined || offered.journey.verifiedOn <= journey.verifiedOn) return null;
  return { name: offered.pack.name, date: offered.pack.date };
}

/** Reads every entry and every file again. @throws AppError `dossier.unknown`. */
export function verifyDossier({ histories, files }: DossierRoom, id: string): HistoryVerification {
  return histories.verify(id, files.isWhole);
}

const PAGE = 100;

/** The latest first; `before` is the number of the last one seen. */
export function historyPage(
  room: DossierRoom,
  id: string,
  {
    limit = PAGE,
    before = Number.MAX_SAFE_INTEGER,
  }: { readonly limit?: number | undefined; readonly before?: number | undefined },
): HistoryPage {
  const verification = verifyDossier(room, id);
  const entries = room.histories
    .entries(id)
    .filter(({ number }) => number < before)
    .toReversed();
  return { entries: entries.slice(0, limit), total: verification.entries, verification };
}
