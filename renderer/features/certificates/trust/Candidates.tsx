import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuthorityCandidate } from '../../../../shared/contract/trust.ts';
import { ENVIRONMENTS } from '../../../../shared/domain/certificates/facts.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { grouped, matchOf } from './fingerprint.ts';
import { useAuthorityImport } from './import-store.ts';

const VERDICTS = { same: CircleCheck, different: CircleAlert, unknown: CircleHelp } as const;

function Verdict({ candidate: { published, source } }: { readonly candidate: AuthorityCandidate }) {
  const { t } = useTranslation();
  const Icon = VERDICTS[published];
  return (
    <div className={`trust-verdict trust-verdict-${published}`}>
      <Icon aria-hidden="true" />
      <span>
        {t(`certificatesTrust.published.${published}`)}
        {published === 'unknown' && source !== null && (
          <>
            {' '}
            {t('certificatesTrust.published.where')} <code>{shownText(source)}</code>
            <CopyButton text={source} name={t('certificatesTrust.address')} />
          </>
        )}
        {published === 'unknown' && source === null && <> {t('certificatesTrust.published.nowhere')}</>}
      </span>
    </div>
  );
}

/** Ticked by hand, or by itself when the published fingerprint was typed and is the same. */
function Confirmation({ candidate: { facts, published } }: { readonly candidate: AuthorityCandidate }) {
  const { t } = useTranslation();
  const { confirmed, confirm } = useAuthorityImport();
  const [typed, setTyped] = useState('');
  const match = matchOf(typed, facts.sha256);
  return (
    <>
      {published === 'unknown' && (
        <TextField
          label={t('certificatesTrust.confirm.typed')}
          value={typed}
          onChange={(next) => {
            setTyped(next);
            const outcome = matchOf(next, facts.sha256);
            if (outcome !== 'none') confirm(facts.sha256, outcome === 'same');
          }}
          description={
            match === 'same' ? (
              <span className="trust-same">{t('certificatesTrust.confirm.same')}</span>
            ) : (
              t('certificatesTrust.confirm.hint')
            )
          }
          {...(match === 'different' && { error: t('certificatesTrust.confirm.different') })}
        />
      )}
      <Checkbox
        isSelected={confirmed.has(facts.sha256)}
        isDisabled={match === 'different'}
        onChange={(isConfirmed) => confirm(facts.sha256, isConfirmed)}
      >
        {t(published === 'same' ? 'certificatesTrust.confirm.trust' : 'certificatesTrust.confirm.compared')}
      </Checkbox>
    </>
  );
}

function Candidate({ candidate }: { readonly candidate: AuthorityCandidate }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { facts, kind, trustedIn, published } = candidate;
  const { environment } = useAuthorityImport();
  const isThere = trustedIn.includes(environment);
  return (
    <li className="trust-candidate">
      <h3>{shownText(facts.subjectText)}</h3>
      <p className="soft">
        {t(`certificatesTrust.kind.${kind}`)} · {facts.key.algorithm} {facts.key.size} ·{' '}
        {t('certificatesTrust.until', { date: formatDate(facts.notAfter, language) })}
      </p>
      <p className="trust-fingerprint">
        <span className="soft">SHA-256</span> <code>{grouped(facts.sha256)}</code>
      </p>
      <Verdict candidate={candidate} />
      {isThere && <Badge tone="success">{t('certificatesTrust.already')}</Badge>}
      {!isThere && published !== 'different' && <Confirmation candidate={candidate} />}
    </li>
  );
}

/** What a file holds, each authority with its fingerprint to compare, and the environment they join. */
export function Candidates() {
  const { t } = useTranslation();
  const { candidates, environment, setEnvironment, name } = useAuthorityImport();
  const isMixed = candidates.some((one) => one.environment !== null && one.environment !== environment);
  if (candidates.length === 0) return <p>{t('certificatesTrust.import.none', { name: shownText(name) })}</p>;
  return (
    <div className="trust-choose">
      <RadioCards
        label={t('certificatesTrust.environment')}
        choices={ENVIRONMENTS.map((id) => ({ id, label: t(`certificates.environment.${id}`) }))}
        value={environment}
        onChange={setEnvironment}
      />
      {isMixed && (
        <div className="trust-verdict trust-verdict-different" role="alert">
          <CircleAlert aria-hidden="true" />
          <span>{t('certificatesTrust.mixed')}</span>
        </div>
      )}
      <ul className="trust-candidates">
        {candidates.map((candidate) => (
          <Candidate key={candidate.facts.sha256} candidate={candidate} />
        ))}
      </ul>
    </div>
  );
}
