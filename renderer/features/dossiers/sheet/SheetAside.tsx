import { CircleCheck, CircleDashed, FileDown, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView, SheetIssue } from '../../../../shared/contract/dossier-views.ts';
import { missingFields } from '../../../../shared/domain/onboarding/sheet-check.ts';
import { SHEET_FIELDS } from '../../../../shared/domain/onboarding/sheet-fields.ts';
import { SHEET_LABELS } from '../../../../shared/domain/onboarding/sheet-labels.ts';
import type { Sheet } from '../../../../shared/domain/onboarding/sheet.ts';
import { formatBytes } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { today } from '../parts/days.ts';
import { saveDocument } from '../parts/save-document.ts';
import { useText } from '../parts/use-text.ts';
import { gapsOf } from './gaps.ts';
import { focusField } from './focus-field.ts';
import { useSheet } from './sheet-store.ts';

interface AsideProps {
  readonly dossier: DossierView;
  readonly sheet: Sheet;
  readonly issues: readonly SheetIssue[];
}

const REQUIRED = SHEET_FIELDS.filter(({ isRequired }) => isRequired).length;

function useSaid(): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const { phase, savedAt } = useSheet();
  const time = savedAt?.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' }) ?? '';
  return phase === 'undone'
    ? t('dossiersTabs.sheet.undone', { time })
    : t(`dossiersTabs.sheet.state.${phase}`, { time });
}

/** Whether what was typed is kept, and how to go back. */
function Saving({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { before, undo } = useSheet();
  const said = useSaid();
  const last = before.at(-1);
  if (isReadOnly) return null;
  const fields = (Object.keys(last ?? {}) as (keyof Sheet)[]).map((key) => SHEET_LABELS[key][language]).join(', ');
  return (
    <>
      <p role="status" className="soft">
        {said}
      </p>
      {last !== undefined && (
        <div>
          <Button look="quiet" icon={<Undo2 aria-hidden="true" />} onPress={() => attempt(undo)}>
            {t('dossiersTabs.sheet.undo', { fields })}
          </Button>
        </div>
      )}
    </>
  );
}

/** How much of what every journey needs is filled. */
function Filled({ sheet, issues }: Pick<AsideProps, 'sheet' | 'issues'>) {
  const { t } = useTranslation();
  const done = REQUIRED - missingFields(sheet).length;
  const wrong = new Set(issues.filter(({ severity }) => severity === 'error').map(({ field }) => field)).size;
  return (
    <>
      <div className="sheet-bar" aria-hidden="true">
        <span style={{ inlineSize: `${(100 * done) / REQUIRED}%` }} />
      </div>
      <p>{t('dossiersTabs.sheet.filled', { done, total: REQUIRED })}</p>
      <p>
        <Badge tone={wrong > 0 ? 'error' : 'success'}>
          {wrong > 0 ? t('dossiersTabs.sheet.wrong', { count: wrong }) : t('dossiersTabs.sheet.right')}
        </Badge>
      </p>
    </>
  );
}

/** For each message, the fields that it still needs, each a way there. */
function Gaps({ dossier, sheet }: Pick<AsideProps, 'dossier' | 'sheet'>) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  return (
    <Panel title={t('dossiersTabs.sheet.missing')}>
      <ul className="sheet-gaps">
        {gapsOf(dossier, sheet, today()).map(({ step, missing }) => (
          <li key={step.id} data-complete={missing.length === 0 || undefined}>
            {missing.length === 0 ? <CircleCheck aria-hidden="true" /> : <CircleDashed aria-hidden="true" />}
            <div>
              <strong>{text(step.title)}</strong>
              <span className="soft sheet-gap-said">
                {missing.length === 0
                  ? t('dossiersTabs.sheet.nothing')
                  : t('dossiersTabs.sheet.lacks', { count: missing.length })}
              </span>
              {missing.length > 0 && (
                <ul className="sheet-gap-fields">
                  {missing.map((field) => (
                    <li key={field}>
                      <button
                        type="button"
                        className="step-link"
                        aria-label={t('dossiersTabs.sheet.goTo', { field: SHEET_LABELS[field][language] })}
                        onClick={() => focusField(field)}
                      >
                        {SHEET_LABELS[field][language]}
                      </button>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Copy({ dossier: { id } }: Pick<AsideProps, 'dossier'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    await useSheet.getState().save();
    const written = await saveDocument(id, 'fiche-application', { language });
    if (written === undefined) return;
    setSaid(t('dossiersTabs.sheet.saved', { file: written.name, size: formatBytes(written.bytes, language) }));
  };
  return (
    <Panel title={t('dossiersTabs.sheet.copy')}>
      <p className="soft">{t('dossiersTabs.sheet.copyLead')}</p>
      <div>
        <Button icon={<FileDown aria-hidden="true" />} onPress={() => attempt(save)}>
          {t('dossiersTabs.sheet.save')}
        </Button>
      </div>
      <p role="status" className="dossier-said">
        {said}
      </p>
    </Panel>
  );
}

/** Beside the fields: what is kept, how far it is, what each message lacks. */
export function SheetAside({ dossier, sheet, issues }: AsideProps) {
  const { t } = useTranslation();
  const isReadOnly = !dossier.allowed.some(({ type }) => type === 'fiche');
  return (
    <div className="sheet-aside">
      <Panel title={t('dossiersTabs.sheet.progress')}>
        <Filled sheet={sheet} issues={issues} />
        <Saving isReadOnly={isReadOnly} />
      </Panel>
      <Gaps dossier={dossier} sheet={sheet} />
      <Copy dossier={dossier} />
    </div>
  );
}
