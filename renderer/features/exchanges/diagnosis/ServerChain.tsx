import { useTranslation } from 'react-i18next';
import type { CertificateFacts } from '../../../../shared/domain/certificates/facts.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { shortName } from '../../../ui/short-name.ts';
import { shownText } from '../../../ui/shown-text.ts';

function Link({ facts, above }: { readonly facts: CertificateFacts; readonly above: CertificateFacts | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isRoot = facts.isSelfSigned;
  const isNext = above !== undefined && above.subjectText === facts.issuerText;
  return (
    <li className="diagnosis-link">
      <strong>{shownText(shortName(facts.subjectText))}</strong>
      <span className="soft">
        {t('exchangesDiagnosis.chain.dates', {
          from: formatDate(facts.notBefore, language),
          to: formatDate(facts.notAfter, language),
        })}
      </span>
      <span className="diagnosis-tie" data-state={isRoot || isNext ? 'good' : 'open'}>
        {isRoot
          ? t('exchangesDiagnosis.chain.root')
          : t(`exchangesDiagnosis.chain.${isNext ? 'issued' : 'absent'}`, {
              issuer: shownText(shortName(facts.issuerText)),
            })}
      </span>
    </li>
  );
}

/** The certificates that the server sent, its own first, each with who issued it. */
export function ServerChain({ chain }: { readonly chain: readonly CertificateFacts[] }) {
  const { t } = useTranslation();
  if (chain.length === 0) return null;
  return (
    <Panel title={t('exchangesDiagnosis.chain.title')}>
      <ol className="diagnosis-chain">
        {chain.map((facts, index) => (
          <Link key={facts.sha256} facts={facts} above={chain[index + 1]} />
        ))}
      </ol>
    </Panel>
  );
}
