import { Check, Circle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { passphraseIssue } from '../../../shared/domain/certificates/passphrase.ts';
import type { PassphraseUse } from '../../../shared/domain/certificates/passphrase.ts';
import { SecretField } from '../../ui/SecretField.tsx';
import './vault.css';

/** A new passphrase as it is typed, twice. */
export interface TypedTwice {
  readonly text: string;
  readonly again: string;
}

export const NOTHING_TYPED: TypedTwice = { text: '', again: '' };

/** Whether a new passphrase follows the rules of its use and was typed twice the same. */
export function isWellTyped({ text, again }: TypedTwice, use: PassphraseUse): boolean {
  return passphraseIssue(text, use) === undefined && text === again;
}

interface RuleProps {
  readonly isMet: boolean;
  readonly children: string;
}

function Rule({ isMet, children }: RuleProps) {
  const { t } = useTranslation();
  return (
    <li className="vault-rule" data-met={isMet || undefined}>
      {isMet ? <Check aria-hidden="true" /> : <Circle aria-hidden="true" />}
      <span>
        {children}
        <span className="visually-hidden">
          {' '}
          {isMet ? t('certificatesVault.rules.met') : t('certificatesVault.rules.unmet')}
        </span>
      </span>
    </li>
  );
}

/** The rules of a new passphrase, each with whether it is met so far. */
function Rules({ typed, use }: { readonly typed: TypedTwice; readonly use: PassphraseUse }) {
  const { t } = useTranslation();
  const issue = passphraseIssue(typed.text, use);
  const isLong = typed.text !== '' && issue !== 'too-short' && issue !== 'too-long';
  return (
    <ul className="vault-rules" aria-label={t('certificatesVault.rules.title')}>
      <Rule isMet={isLong}>
        {t(use === 'p12' ? 'certificatesVault.rules.length10' : 'certificatesVault.rules.length')}
      </Rule>
      <Rule isMet={isLong && issue !== 'too-simple'}>{t('certificatesVault.rules.distinct')}</Rule>
      {use === 'p12' && (
        <Rule isMet={typed.text !== '' && issue !== 'not-ascii'}>{t('certificatesVault.rules.ascii')}</Rule>
      )}
      <Rule isMet={typed.text !== '' && typed.text === typed.again}>{t('certificatesVault.rules.same')}</Rule>
    </ul>
  );
}

interface NewPassphraseProps {
  readonly use: PassphraseUse;
  readonly label: string;
  readonly typed: TypedTwice;
  readonly onChange: (typed: TypedTwice) => void;
  readonly autoFocus?: boolean;
}

/** A new passphrase, typed twice, with its rules in sight. */
export function NewPassphrase({ use, label, typed, onChange, autoFocus = false }: NewPassphraseProps) {
  const { t } = useTranslation();
  const differs = typed.again !== '' && !typed.text.startsWith(typed.again);
  return (
    <div className="vault-new-passphrase">
      <SecretField
        label={label}
        value={typed.text}
        autoFocus={autoFocus}
        onChange={(text) => onChange({ ...typed, text })}
      />
      <SecretField
        label={t('certificatesVault.again', { label })}
        value={typed.again}
        onChange={(again) => onChange({ ...typed, again })}
        {...(differs && { error: t('certificatesVault.differs') })}
      />
      <Rules typed={typed} use={use} />
    </div>
  );
}
