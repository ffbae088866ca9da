import { CloudDownload } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord } from '../../../../../shared/contract/certificate-views.ts';
import type { HeldCrl } from '../../../../../shared/contract/trust.ts';
import type { ChainVerdict } from '../../../../../shared/domain/certificates/chain.ts';
import { reasonFinding } from '../../../../../shared/domain/certificates/findings.ts';
import { formatDate } from '../../../../i18n/format.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { Badge } from '../../../../ui/Badge.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { Disclosure } from '../../../../ui/Disclosure.tsx';
import { ErrorPanel } from '../../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../../ui/Panel.tsx';
import { shownText } from '../../../../ui/shown-text.ts';
import { Findings } from '../../parts/Findings.tsx';
import { api } from '../../services.ts';
import { useAct } from '../../../../shell/use-act.ts';
import { useRecord } from '../record-store.ts';
import { ChainDrawing } from './ChainDrawing.tsx';
import type { Part } from './ChainDrawing.tsx';
import { chainPicture } from './chain-model.ts';
import type { ChainPicture } from './chain-model.ts';
import { ChainProof } from './ChainProof.tsx';
import { ChainTable } from './ChainTable.tsx';

/** Where it breaks, when it does. */
function firstBroken({ nodes, ties }: ChainPicture): Part | undefined {
  const node = nodes.findIndex(({ state }) => state === 'broken');
  if (node !== -1) return { kind: 'node', index: node };
  const tie = ties.findIndex(({ state }) => state === 'broken');
  return tie === -1 ? undefined : { kind: 'tie', index: tie };
}

interface Fetched {
  readonly fetched: readonly HeldCrl[];
  readonly failed: readonly { readonly url: string; readonly reason: string }[];
}

/** Downloads the lists of revoked certificates that it names; only when asked. */
function Crls({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [result, setResult] = useState<Fetched>();
  const { isBusy, failure, run } = useAct();
  if (record.facts === null || record.facts.crlUrls.length === 0) return null;
  const start = (): void =>
    void run(async () => {
      setResult(await api.trust.fetchCrls({ id: record.id }));
      await useRecord.getState().reload();
    });
  return (
    <div className="chain-crls">
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <div className="page-actions">
        <Button icon={<CloudDownload aria-hidden="true" />} isDisabled={isBusy} onPress={start}>
          {t(isBusy ? 'certificatesRecord.crl.running' : 'certificatesRecord.crl.action')}
        </Button>
      </div>
      <p className="soft">{t('certificatesRecord.crl.lead')}</p>
      {result !== undefined && (
        <ul role="status" className="record-values">
          {result.fetched.map(({ id, facts, origin }) => (
            <li key={id}>
              {t('certificatesRecord.crl.fetched', {
                origin: shownText(origin),
                date: formatDate(facts.thisUpdate, language, true),
                count: facts.entries,
              })}
            </li>
          ))}
          {result.failed.map(({ url, reason }) => (
            <li key={url}>{t('certificatesRecord.crl.failed', { url: shownText(url), reason: shownText(reason) })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface ChainPanelProps {
  readonly record: CertificateRecord;
  readonly chain: ChainVerdict;
}

/** Why it is trusted, or where the chain breaks: drawn, proven, and as a table. */
export function ChainPanel({ record, chain }: ChainPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const picture = useMemo(() => chainPicture(chain), [chain]);
  const [chosen, setChosen] = useState<Part>();
  const part = chosen ?? firstBroken(picture);
  return (
    <Panel
      title={t('certificatesRecord.chain.title')}
      aside={
        <Badge tone={chain.trusted ? 'success' : 'error'}>
          {t(chain.trusted ? 'certificatesRecord.chain.trusted' : 'certificatesRecord.chain.refused')}
        </Badge>
      }
    >
      <ChainDrawing picture={picture} chosen={part} onChoose={setChosen} />
      <div aria-live="polite">
        <ChainProof picture={picture} verdict={chain} part={part} />
      </div>
      <Findings findings={picture.others.map((reason) => reasonFinding(chain, reason))} />
      <Disclosure title={t('certificatesRecord.chain.table')}>
        <ChainTable picture={picture} />
      </Disclosure>
      <p className="soft">{t('certificatesRecord.chain.at', { date: formatDate(chain.at, language, true) })}</p>
      <Crls record={record} />
    </Panel>
  );
}
