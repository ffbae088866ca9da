import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../shared/errors.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { windowSentences } from '../../shared/i18n/window-sentences.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Disclosure } from './Disclosure.tsx';
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

/** An error in words: what happened, why we think so, what to do, whom to tell; the proof is folded below. */
export function ErrorPanel({ failure, action }: { readonly failure: Failure; readonly action?: ReactNode }) {
  const { t } = useTranslation();
  const { what, why, todo, whom } = windowSentences(failure.code, failure.values, useLanguage());
  return (
    <div className="error-panel" role="alert">
      <CircleAlert aria-hidden="true" />
      <div className="error-panel-words">
        <h2>{what}</h2>
        {why !== undefined && <p>{why}</p>}
        <p>
          <strong>{t('shell.error.todo')} : </strong>
          {todo}
        </p>
        {whom !== undefined && (
          <p>
            <strong>{t('shell.error.whom')} : </strong>
            {whom}
          </p>
        )}
        <Disclosure title={t('shell.error.proof')}>
          <p>
            {t('shell.error.code')} : <code>{failure.code}</code>
          </p>
          {failure.proof.length > 0 && (
            <ul>
              {failure.proof.map((line) => (
                <li key={line}>
                  <code>{line}</code>
                </li>
              ))}
            </ul>
          )}
        </Disclosure>
        {action !== undefined && <div>{action}</div>}
      </div>
    </div>
  );
}
