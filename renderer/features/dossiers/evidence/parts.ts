import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { SHEET_FIELDS } from '../../../../shared/domain/onboarding/sheet-fields.ts';

/** What an evidence dossier holds, with how much of it there is now. */
export interface EvidencePart {
  readonly key: 'history' | 'sheet' | 'certificates' | 'whitelist' | 'platines' | 'files';
  readonly count: number;
}

/** What there is to put into an evidence dossier. */
export function evidenceParts({ dossier, files, verification }: DossierView): readonly EvidencePart[] {
  const certificates = new Set([
    ...dossier.steps.flatMap((step) => step.certificates.map(({ sha256 }) => sha256)),
    ...dossier.whitelist.map(({ certificate }) => certificate.sha256),
  ]);
  return [
    { key: 'history', count: verification.entries },
    { key: 'sheet', count: SHEET_FIELDS.filter(({ key }) => dossier.sheet[key].trim() !== '').length },
    { key: 'certificates', count: certificates.size },
    { key: 'whitelist', count: dossier.whitelist.length },
    { key: 'platines', count: dossier.platines.scenarios.length },
    { key: 'files', count: new Set(files.map(({ sha256 }) => sha256)).size },
  ];
}
