import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { linesOf } from '../../../../shared/domain/onboarding/sheet-fields.ts';
import { SHEET_LABELS, choiceLabel } from '../../../../shared/domain/onboarding/sheet-labels.ts';
import type { Sheet } from '../../../../shared/domain/onboarding/sheet.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatRoute } from '../../../navigation/routes.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { capital } from '../parts/use-words.ts';
import { useSheet } from '../sheet/sheet-store.ts';
import { useView } from '../use-view.ts';

/** What PLATINES asks of an editor's application (domain reference ROR §8). */
const FIELDS = [
  'applicationNom',
  'applicationVersion',
  'applicationUrl',
  'applicationDescription',
  'platinesRole',
  'platinesMutualTls',
  'adressesIp',
] as const satisfies readonly (keyof Sheet)[];
const CHOICES: readonly (keyof Sheet)[] = ['platinesRole', 'platinesMutualTls'];

function Value({ field, value }: { readonly field: keyof Sheet; readonly value: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (value.trim() === '') return <span className="soft">{t('dossiersRegisters.platines.empty')}</span>;
  const shown = CHOICES.includes(field) ? capital(choiceLabel(value, language)) : linesOf(value).join(', ');
  return (
    <span className="platines-value">
      <span>{shownText(shown)}</span>
      <CopyButton text={shown} name={SHEET_LABELS[field][language]} />
    </span>
  );
}

/** The fields of the application as PLATINES asks for them, to be copied one by one. */
export function ApplicationPanel({ dossier: { dossier } }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { change } = useView();
  const want = useSheet((state) => state.want);
  const first = FIELDS.find((field) => dossier.sheet[field].trim() === '') ?? FIELDS[0];
  const fill = (): void => {
    want(first);
    change({ tab: 'sheet' });
  };
  return (
    <Panel
      title={t('dossiersRegisters.platines.application')}
      aside={
        <Button look="quiet" onPress={fill}>
          {t('dossiersRegisters.platines.fill')}
        </Button>
      }
    >
      <p className="soft">{t('dossiersRegisters.platines.applicationLead')}</p>
      <dl className="platines-facts">
        {FIELDS.map((field) => (
          <div key={field} className="platines-fact">
            <dt>{SHEET_LABELS[field][language]}</dt>
            <dd>
              <Value field={field} value={dossier.sheet[field]} />
            </dd>
          </div>
        ))}
        <div className="platines-fact">
          <dt>{t('dossiersRegisters.platines.chain')}</dt>
          <dd>
            {t('dossiersRegisters.platines.chainText')}{' '}
            <a href={formatRoute({ screen: 'certificates' })}>{t('dossiersRegisters.platines.toCertificates')}</a>
          </dd>
        </div>
      </dl>
    </Panel>
  );
}
