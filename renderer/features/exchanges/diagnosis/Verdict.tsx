import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { causeSentences } from '../../../../shared/domain/exchange/cause-catalogue.ts';
import {
  CONFIDENCE_TEXTS,
  NEXT_TEST_TEXTS,
  SIDE_TEXTS,
} from '../../../../shared/domain/exchange/cause-catalogue-words.ts';
import type { Cause, Diagnosis } from '../../../../shared/domain/exchange/cause.ts';
import type { NextTest } from '../../../../shared/domain/exchange/diagnose-evidence.ts';
import { NEXT_TESTS } from '../../../../shared/domain/exchange/diagnose-evidence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { shownText } from '../../../ui/shown-text.ts';

function nextOf({ values }: Diagnosis): NextTest | undefined {
  return NEXT_TESTS.find((name) => name === values['next']);
}

/** What explains what was seen as well, and the test that would tell. */
function Candidates({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const next = nextOf(diagnosis);
  return (
    <>
      {diagnosis.candidates.length > 0 && (
        <>
          <h3>{t('exchangesDiagnosis.candidates')}</h3>
          <ul>
            {diagnosis.candidates.map((cause) => (
              <li key={cause}>{shownText(causeSentences(cause, diagnosis.values, language).title)}</li>
            ))}
          </ul>
        </>
      )}
      {next !== undefined && (
        <p>
          <strong>{t('exchangesDiagnosis.next')}</strong> — {NEXT_TEST_TEXTS[next][language]}
        </p>
      )}
    </>
  );
}

function Sentences({ cause, diagnosis }: { readonly cause: Cause; readonly diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { title, why, todo, whom } = causeSentences(cause, diagnosis.values, language);
  return (
    <div>
      <h2>{shownText(title)}</h2>
      <p className="diagnosis-side">
        {t('exchangesDiagnosis.side', {
          side: SIDE_TEXTS[diagnosis.side][language],
          confidence: CONFIDENCE_TEXTS[diagnosis.confidence][language],
        })}
      </p>
      {(['why', 'todo', 'whom'] as const).map((name) => (
        <p key={name}>
          <strong>{t(`exchangesDiagnosis.${name}`)}</strong> — {shownText({ why, todo, whom }[name])}
        </p>
      ))}
      <Candidates diagnosis={diagnosis} />
    </div>
  );
}

/** The verdict in words: what, on which side and how sure, why, what to do, whom to ask. */
export function Verdict({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  const { verdict, confidence } = diagnosis;
  if (verdict === 'ok') {
    return (
      <div className="diagnosis-verdict" data-look="good" role="status">
        <CircleCheck aria-hidden="true" />
        <div>
          <h2>{t('exchangesDiagnosis.ok.title')}</h2>
          <p>{t('exchangesDiagnosis.ok.lead')}</p>
        </div>
      </div>
    );
  }
  const Icon = confidence === 'undecided' ? CircleHelp : CircleAlert;
  return (
    <div className="diagnosis-verdict" data-look={confidence === 'undecided' ? 'open' : 'broken'} role="status">
      <Icon aria-hidden="true" />
      <Sentences cause={verdict} diagnosis={diagnosis} />
    </div>
  );
}
