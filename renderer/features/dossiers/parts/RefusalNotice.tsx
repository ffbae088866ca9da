import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../../shared/domain/onboarding/dossier.ts';
import { refusalSentence } from '../../../../shared/i18n/onboarding-sentences.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { useDossier } from '../dossier-store.ts';
import './refusal-notice.css';

/** Why something could not be recorded, in words. */
export function RefusalNotice({ refusal }: { readonly refusal: Refusal }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const journey = useDossier((state) => state.dossier?.dossier.journey);
  return (
    <div className="refusal-notice" role="alert">
      <CircleAlert aria-hidden="true" />
      <div>
        <strong>{t('dossiers.record.refused')}</strong>
        <p>{shownText(refusalSentence(refusal, language, journey))}</p>
      </div>
    </div>
  );
}
