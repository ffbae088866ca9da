import type { Implementation } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { CallContext } from './context.ts';

async function unbuilt(): Promise<never> {
  throw new AppError('internal', 'Dossiers are being built.');
}

/** The contract's dossiers. */
export function createDossiers(): Implementation<CallContext>['dossiers'] {
  return {
    journeys: unbuilt,
    importPack: unbuilt,
    questions: unbuilt,
    choose: unbuilt,
    create: unbuilt,
    list: unbuilt,
    show: unbuilt,
    set: unbuilt,
    checkSheet: unbuilt,
    record: unbuilt,
    editStep: unbuilt,
    adoptPack: unbuilt,
    history: unbuilt,
    message: unbuilt,
    saveMessage: unbuilt,
    saveDocument: unbuilt,
    saveFile: unbuilt,
    check: unbuilt,
    checks: unbuilt,
    importScenarios: unbuilt,
    calendar: unbuilt,
    export: unbuilt,
    archive: unbuilt,
    remove: unbuilt,
  };
}
