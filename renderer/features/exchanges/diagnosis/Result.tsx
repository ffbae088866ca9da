import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateFacts } from '../../../../shared/domain/certificates/facts.ts';
import type { Diagnosis } from '../../../../shared/domain/exchange/cause.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { ChecksTable } from './ChecksTable.tsx';
import type { Handed } from './diagnosed.ts';
import { Ladder } from './Ladder.tsx';
import { ladderOf } from './ladder-model.ts';
import { Report } from './Report.tsx';
import { ServerChain } from './ServerChain.tsx';
import { Verdict } from './Verdict.tsx';
import './diagnosis.css';

interface ResultProps {
  readonly diagnosis: Diagnosis;
  /** What the server is called in the drawing. */
  readonly server: string;
  /** As the server sent it; empty when it was not seen. */
  readonly chain: readonly CertificateFacts[];
  readonly handed: Handed | undefined;
}

function Proof({ proof }: Pick<Diagnosis, 'proof'>) {
  const { t } = useTranslation();
  return (
    <Disclosure title={t('exchangesDiagnosis.proof')}>
      <ul className="diagnosis-proof">
        {proof.map((line) => (
          <li key={line}>
            <code>{shownText(line)}</code>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** A diagnosis: the verdict, the way of the exchange drawn and as a table, the proof, and what to hand over. */
export function Result({ diagnosis, server, chain, handed }: ResultProps) {
  const { t } = useTranslation();
  const steps = useMemo(() => ladderOf(diagnosis.checks), [diagnosis]);
  return (
    <div className="diagnosis-result">
      <Verdict diagnosis={diagnosis} />
      {diagnosis.proof.length > 0 && <Proof proof={diagnosis.proof} />}
      <Panel title={t('exchangesDiagnosis.ladder.title')}>
        <div className="diagnosis-way">
          <Ladder steps={steps} server={server} />
          <ChecksTable steps={steps} />
        </div>
      </Panel>
      <ServerChain chain={chain} />
      {handed !== undefined && <Report {...handed} />}
    </div>
  );
}
