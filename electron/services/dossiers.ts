import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileTicket } from '../../shared/contract/common.ts';
import type { RecordOutcome } from '../../shared/contract/dossier-views.ts';
import type { Implementation } from '../../shared/contract/index.ts';
import { QUESTIONS, choose } from '../../shared/domain/onboarding/chooser.ts';
import type { Refusal } from '../../shared/domain/onboarding/dossier.ts';
import { isRefusal } from '../../shared/domain/onboarding/machine.ts';
import { readScenarios } from '../../shared/domain/onboarding/platines-file.ts';
import { checkSheet } from '../../shared/domain/onboarding/sheet-check.ts';
import type { Sheet } from '../../shared/domain/onboarding/sheet.ts';
import { EMPTY_SHEET } from '../../shared/domain/onboarding/sheet-fields.ts';
import { AppError } from '../../shared/errors.ts';
import type { CallContext } from './context.ts';
import { adopted, journeyEvent, withStep } from './dossier/change-journey.ts';
import { startCheck } from './dossier/check-job.ts';
import { saveCalendar } from './dossier/calendar/save-calendar.ts';
import { createDossier } from './dossier/create.ts';
import { saveDocument } from './dossier/document/save-document.ts';
import { exportEvidence } from './dossier/evidence/export-evidence.ts';
import { journeyRows, offeredJourney, takePack } from './dossier/journeys.ts';
import { readToKeep } from './dossier/keep-file.ts';
import { makeEvent } from './dossier/make-event.ts';
import { draftMessage } from './dossier/message/draft.ts';
import { saveMessage } from './dossier/message/save-message.ts';
import type { DossierRoom } from './dossier/parts.ts';
import { archiveDossier, removeDossier } from './dossier/put-away.ts';
import { recordEvent, stateOf } from './dossier/state.ts';
import { historyPage, listDossiers, viewDossier, viewRow } from './dossier/views.ts';
import { fileError } from './ingest/archive-errors.ts';
import { writeNewFile } from './synthetic/new-file.ts';
import type { Tickets } from './tickets.ts';

export interface DossiersParts {
  readonly tickets: Tickets;
  /** The dossiers, opened when they are first needed. */
  readonly room: () => DossierRoom;
}

type Dossiers = Implementation<CallContext>['dossiers'];

/** Nobody writes more by hand. */
const MOST_TEXT_BYTES = 10 * 1024 * 1024;

/** The contract's dossiers: journeys, their state machine over a history, whitelists, PLATINES. */
export function createDossiers(parts: DossiersParts): Dossiers {
  return {
    ...journeyMethods(parts),
    ...dossierMethods(parts),
    ...recordMethods(parts),
    ...changeMethods(parts),
    ...whitelistMethods(parts),
    ...paperMethods(parts),
  };
}

function journeyMethods({ tickets, room }: DossiersParts) {
  return {
    journeys: async () => journeyRows(room()),
    async importPack({ file }) {
      const path = tickets.pathOf(file, 'read');
      const { name, date, journeys } = takePack(room(), await textOf(path), basename(path));
      room().changed();
      return { name, date, journeys: journeys.map(({ key }) => key) };
    },
    questions: async () => QUESTIONS,
    choose: async ({ answers }) => choose(answers),
  } satisfies Partial<Dossiers>;
}

function dossierMethods({ tickets, room }: DossiersParts) {
  return {
    create: async (input, { lang }) => viewDossier(room(), createDossier(room(), input, lang)),
    list: async ({ archived = false }) => listDossiers(room(), archived),
    show: async ({ id }) => viewDossier(room(), id),
    history: async ({ id, ...range }) => historyPage(room(), id, range),
    async archive({ id, archived }) {
      archiveDossier(room(), id, archived);
      return viewRow(room(), id);
    },
    async remove({ id, title }) {
      removeDossier(room(), id, title);
      return { removed: true };
    },
    async saveFile({ id, sha256, out, force = false }) {
      const named = stateOf(room(), id).entries.some(({ event }) => event.files.some((file) => file.sha256 === sha256));
      const content = named ? room().files.content(sha256) : undefined;
      if (content === undefined) throw invalid(sha256, 'The dossier keeps no such file.');
      const path = tickets.pathOf(out, 'write');
      await writeNewFile(path, { force, isPrivate: true }, (handle) => handle.writeFile(content));
      return { file: basename(path), bytes: content.length };
    },
  } satisfies Partial<Dossiers>;
}

function outcomeOf(room: DossierRoom, id: string, refusal: Refusal | null): RecordOutcome {
  return { dossier: viewDossier(room, id), refusal };
}

function recordMethods({ tickets, room }: DossiersParts) {
  return {
    async record({ id, event: input }) {
      const given = await Promise.all((input.files ?? []).map((file) => readToKeep(tickets.fileOf(file))));
      const refusal = recordEvent(room(), id, (dossier) => {
        const files = given.map(({ name, content }) => room().files.keep(name, content));
        return makeEvent(dossier, input, { inventory: room().inventory, today: room().today(), files });
      });
      return outcomeOf(room(), id, refusal);
    },
    async importScenarios({ id, file }) {
      const path = tickets.pathOf(file, 'read');
      const scenarios = readScenarios(await textOf(path), basename(path));
      const said = { date: room().today(), note: '', files: [] };
      return outcomeOf(
        room(),
        id,
        recordEvent(room(), id, () => ({ type: 'platines-scenarios', ...said, scenarios })),
      );
    },
    async set({ id, values }) {
      const { sheet } = stateOf(room(), id).dossier;
      const isNew = ([key, value]: readonly [string, string]): boolean => sheet[key as keyof Sheet] !== value;
      const changed: Partial<Sheet> = Object.fromEntries(Object.entries(values).filter(isNew));
      if (Object.keys(changed).length === 0) return viewDossier(room(), id);
      const event = { type: 'fiche', date: room().today(), note: '', files: [], values: changed } as const;
      const refusal = recordEvent(room(), id, () => event);
      if (refusal !== null) throw invalid(Object.values(refusal.values).join(', '), refusal.refused);
      return viewDossier(room(), id);
    },
    checkSheet: async ({ values }) => checkSheet({ ...EMPTY_SHEET, ...known(values) }),
  } satisfies Partial<Dossiers>;
}

function changeMethods({ room }: DossiersParts) {
  return {
    async editStep({ id, step, reason, ...change }) {
      const refusal = recordEvent(room(), id, ({ journey }) =>
        journeyEvent(withStep(journey, step, change), { reason, date: room().today() }),
      );
      return outcomeOf(room(), id, refusal);
    },
    async adoptPack({ id }) {
      const { journey: newer } = offeredJourney(room(), stateOf(room(), id).dossier.journey.key);
      const refusal = recordEvent(room(), id, (dossier) => {
        const journey = adopted(dossier, newer);
        return isRefusal(journey) ? journey : journeyEvent(journey, { reason: newer.verifiedOn, date: room().today() });
      });
      return outcomeOf(room(), id, refusal);
    },
  } satisfies Partial<Dossiers>;
}

function known(values: Readonly<Record<string, string>>): Partial<typeof EMPTY_SHEET> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => Object.hasOwn(EMPTY_SHEET, key)));
}

function whitelistMethods({ room }: DossiersParts) {
  return {
    check: async ({ id, entry }) => startCheck(room(), id, entry),
    async checks({ id, entry }) {
      room().rows.get(id);
      return room().checks.list(id, entry);
    },
  } satisfies Partial<Dossiers>;
}

/** What a dossier makes: messages, documents, the calendar and the evidence dossier; none of them holds a secret. */
function paperMethods({ tickets, room }: DossiersParts) {
  const file = ({ out, force = false }: { readonly out: FileTicket; readonly force?: boolean | undefined }) => ({
    path: tickets.pathOf(out, 'write'),
    force,
  });
  return {
    async message({ language, ...which }, context) {
      return draftMessage(room(), { ...which, lang: language ?? context.lang }).draft;
    },
    async saveMessage({ language, files = [], out, force, ...choice }, context) {
      const brought = files.map((one) => tickets.fileOf(one));
      const lang = language ?? context.lang;
      return saveMessage(room(), { ...choice, ...file({ out, force }), files: brought, lang });
    },
    async saveDocument({ language, out, force, ...choice }, context) {
      return saveDocument(room(), { ...choice, ...file({ out, force }), lang: language ?? context.lang });
    },
    calendar: async ({ id, ...where }, { lang }) => saveCalendar(room(), { id, lang, ...file(where) }),
    async export({ id, language, ...where }, context) {
      return exportEvidence(room(), { id, lang: language ?? context.lang, ...file(where) });
    },
  } satisfies Partial<Dossiers>;
}

function invalid(reason: string, message: string): AppError {
  return new AppError('input.invalid', message, { values: { reason } });
}

async function textOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MOST_TEXT_BYTES) throw new AppError('file.unreadable', 'The file is too large.', { values: { path } });
    return await readFile(path, 'utf8');
  } catch (error) {
    throw fileError(path, error);
  }
}
