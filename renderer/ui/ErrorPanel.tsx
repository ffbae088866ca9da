import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../shared/errors.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { windowSentences } from '../../shared/i18n/window-sentences.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Disclosure } from './Disclosure.tsx';
import { shownText } from './shown-text.ts';
import './error-panel.css';

/** What is known of a failure, wherever it came from. */
export interface Failure {
  readonly code: ErrorCode;
  readonly proof: readonly string[];
  readonly values: Readonly<Record<string, string | number>>;
}

/** The failure that a thrown value is; what is not an AppError is a bug of ours and says only that. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof AppError)) return { code: 'internal', proof: [], values: {} };
  return { code: error.code, proof: error.detail.proof ?? [], values: error.detail.values ?? {} };
}

/** French sets a space before it. */
const COLONS = { fr: '\u00a0: ', en: ': ' } as const;

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const colon = COLONS[useLanguage()];
  return (
    <p>
      <strong>
        {label}
        {colon}
      </strong>
      {children}
    </p>
  );
}

function Proof({ code, proof }: Failure) {
  const { t } = useTranslation();
  return (
    <Disclosure title={t('shell.error.proof')}>
      <Line label={t('shell.error.code')}>
        <code>{code}</code>
      </Line>
      {proof.length > 0 && (
        <ul>
          {proof.map((line) => (
            <li key={line}>
              <code>{shownText(line)}</code>
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  );
}

/** An error in words: what happened, why we think so, what to do, whom to tell; the proof is folded below. */
export function ErrorPanel({ failure, action }: { readonly failure: Failure; readonly action?: ReactNode }) {
  const { t } = useTranslation();
  const { what, why, todo, whom } = windowSentences(failure.code, failure.values, useLanguage());
  return (
    <div className="error-panel" role="alert">
      <CircleAlert aria-hidden="true" />
      <div className="error-panel-words">
        <h2>{shownText(what)}</h2>
        {why !== undefined && <p>{shownText(why)}</p>}
        <Line label={t('shell.error.todo')}>{todo}</Line>
        {whom !== undefined && <Line label={t('shell.error.whom')}>{whom}</Line>}
        <Proof {...failure} />
        {action !== undefined && <div>{action}</div>}
      </div>
    </div>
  );
}
