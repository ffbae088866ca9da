import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import type { JourneyStep } from '../../../../shared/domain/onboarding/journey.ts';
import { fillMessage } from '../../../../shared/domain/onboarding/message.ts';
import { SHEET_FIELDS } from '../../../../shared/domain/onboarding/sheet-fields.ts';
import type { Sheet } from '../../../../shared/domain/onboarding/sheet.ts';

/** What a message still lacks from the sheet. */
export interface Gap {
  readonly step: JourneyStep;
  readonly missing: readonly (keyof Sheet)[];
}

export function isSheetField(field: string): field is keyof Sheet {
  return SHEET_FIELDS.some(({ key }) => key === field);
}

/** For each message of the journey, the fields of the sheet that it uses and that are empty. */
export function gapsOf({ dossier }: DossierView, sheet: Sheet, today: string): readonly Gap[] {
  return dossier.journey.steps.flatMap((step): readonly Gap[] => {
    if (step.message === null) return [];
    const state = dossier.steps.find(({ id }) => id === step.id);
    const facts = { sheet, certificate: null, dossier: { ...dossier, sheet }, step: state, today };
    return [{ step, missing: fillMessage(step.message, facts, 'fr').missing.filter(isSheetField) }];
  });
}
