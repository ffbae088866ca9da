import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Diagnosis as Found, DiagnosisCheck } from '../../../../../shared/domain/exchange/cause.ts';
import { causeSentences } from '../../../../../shared/domain/exchange/cause-catalogue.ts';
import {
  CHECK_TEXTS,
  CONFIDENCE_TEXTS,
  SIDE_TEXTS,
} from '../../../../../shared/domain/exchange/cause-catalogue-words.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { Badge } from '../../../../ui/Badge.tsx';
import { Disclosure } from '../../../../ui/Disclosure.tsx';
import { shownText } from '../../../../ui/shown-text.ts';
import { Fact, Facts } from './Facts.tsx';
import { useExchangeWords } from './use-words.ts';
import './diagnosis.css';

const MARKS = {
  passed: CircleCheck,
  failed: CircleX,
  skipped: CircleMinus,
} as const;

function stateOf({ ok }: DiagnosisCheck): keyof typeof MARKS {
  if (ok === null) return 'skipped';
  return ok ? 'passed' : 'failed';
}

function Check({ check }: { readonly check: DiagnosisCheck }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const state = stateOf(check);
  const Mark = MARKS[state];
  const known = CHECK_TEXTS[check.name as keyof typeof CHECK_TEXTS] as { fr: string; en: string } | undefined;
  return (
    <li className={`exchange-check exchange-check-${state}`}>
      <Mark aria-hidden="true" />
      <span>
        {known === undefined ? shownText(check.name) : known[language]}{' '}
        <span className="soft">— {t(`exchangesHistory.diagnosis.check.${state}`)}</span>
        {check.detail !== '' && <code>{shownText(check.detail)}</code>}
      </span>
    </li>
  );
}

function Candidates({ diagnosis }: { readonly diagnosis: Found }) {
  const { t } = useTranslation();
  const { cause } = useExchangeWords();
  if (diagnosis.candidates.length === 0) return null;
  return (
    <Fact label={t('exchangesHistory.diagnosis.candidates')}>
      <ul>
        {diagnosis.candidates.map((candidate) => (
          <li key={candidate}>{cause(candidate, diagnosis.values)}</li>
        ))}
      </ul>
    </Fact>
  );
}

function Evidence({ diagnosis }: { readonly diagnosis: Found }) {
  const { t } = useTranslation();
  return (
    <>
      {diagnosis.checks.length > 0 && (
        <Disclosure title={t('exchangesHistory.diagnosis.checks')}>
          <ul className="exchange-checks">
            {diagnosis.checks.map((check) => (
              <Check key={check.name} check={check} />
            ))}
          </ul>
        </Disclosure>
      )}
      {diagnosis.proof.length > 0 && (
        <Disclosure title={t('exchangesHistory.diagnosis.proof')}>
          <ul className="exchange-proof">
            {diagnosis.proof.map((line) => (
              <li key={line}>
                <code>{shownText(line)}</code>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

/** Why an exchange failed: the sentence first, then what to do; what shows it is folded. */
export function Diagnosis({ diagnosis }: { readonly diagnosis: Found }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (diagnosis.verdict === 'ok') return null;
  const { title, why, todo, whom } = causeSentences(diagnosis.verdict, diagnosis.values, language);
  return (
    <section className="exchange-diagnosis" aria-label={t('exchangesHistory.diagnosis.title')}>
      <h3>{shownText(title)}</h3>
      <p className="exchange-diagnosis-marks">
        <Badge tone="neutral">{SIDE_TEXTS[diagnosis.side][language]}</Badge>
        <Badge tone={diagnosis.confidence === 'certain' ? 'info' : 'warning'}>
          {CONFIDENCE_TEXTS[diagnosis.confidence][language]}
        </Badge>
      </p>
      <p>{shownText(why)}</p>
      <Facts>
        <Fact label={t('exchangesHistory.diagnosis.todo')}>{shownText(todo)}</Fact>
        <Fact label={t('exchangesHistory.diagnosis.whom')}>{whom}</Fact>
        <Candidates diagnosis={diagnosis} />
      </Facts>
      <Evidence diagnosis={diagnosis} />
    </section>
  );
}
