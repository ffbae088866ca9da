import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { checkSheet } from '../../../../shared/domain/onboarding/sheet-check.ts';
import { SHEET_FIELDS, SHEET_SECTIONS } from '../../../../shared/domain/onboarding/sheet-fields.ts';
import { SECTION_LABELS } from '../../../../shared/domain/onboarding/sheet-labels.ts';
import type { Sheet } from '../../../../shared/domain/onboarding/sheet.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { focusField } from './focus-field.ts';
import { SheetAside } from './SheetAside.tsx';
import { SheetFieldInput } from './SheetFieldInput.tsx';
import { useSheet } from './sheet-store.ts';
import './sheet.css';

/** Nothing that was typed is lost when the view, or the window, is left. */
function useKeeping(id: string): void {
  useEffect(() => {
    useSheet.getState().open(id);
    const save = (): void => attempt(() => useSheet.getState().save());
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [id]);
}

/** Goes to the field that another view asked for. */
function useWanted(): void {
  const { wanted, want } = useSheet();
  useEffect(() => {
    if (wanted === undefined) return;
    focusField(wanted);
    want(undefined);
  }, [wanted, want]);
}

/** The application sheet: filled once, checked as it is typed, used by every message. */
export function SheetView({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, typed: drafted, type, left } = useSheet();
  const typed = id === dossier.id ? drafted : undefined;
  const kept = dossier.dossier.sheet;
  const sheet = useMemo((): Sheet => ({ ...kept, ...typed }), [kept, typed]);
  const issues = useMemo(() => checkSheet(sheet), [sheet]);
  const isReadOnly = !dossier.allowed.some((one) => one.type === 'fiche');
  useKeeping(dossier.id);
  useWanted();
  return (
    <div className="sheet">
      <div className="sheet-main">
        <p className="soft">{t(isReadOnly ? 'dossiersTabs.sheet.closed' : 'dossiersTabs.sheet.lead')}</p>
        {SHEET_SECTIONS.map((section) => (
          <Panel key={section} title={SECTION_LABELS[section][language]}>
            <div className="sheet-fields">
              {SHEET_FIELDS.filter((field) => field.section === section).map((field) => (
                <SheetFieldInput
                  key={field.key}
                  field={field}
                  value={sheet[field.key]}
                  issues={issues.filter((issue) => issue.field === field.key)}
                  isReadOnly={isReadOnly}
                  onChange={(value) => type(field.key, value)}
                  onLeave={left}
                />
              ))}
            </div>
          </Panel>
        ))}
      </div>
      <SheetAside dossier={dossier} sheet={sheet} issues={issues} />
    </div>
  );
}
