import { DownloadCloud, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TrustedAuthority } from '../../../../shared/contract/trust.ts';
import type { Environment } from '../../../../shared/domain/certificates/facts.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { chainsOf } from './chains.ts';
import type { ChainNode } from './chains.ts';
import { useCrlFetch } from './crl-store.ts';
import { grouped } from './fingerprint.ts';

interface Acts {
  readonly onRemove: (authority: TrustedAuthority) => void;
}

/** The common name, or the whole name when there is none. */
export function nameOf({ facts }: Pick<TrustedAuthority, 'facts'>): string {
  return facts.subject.find(({ type }) => type === 'CN')?.value ?? facts.subjectText;
}

function Facts({ authority }: { readonly authority: TrustedAuthority }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { facts, addedAt, origin } = authority;
  return (
    <Disclosure title={t('certificatesTrust.details')}>
      <dl className="trust-facts">
        <dt>{t('certificates.fields.subject')}</dt>
        <dd>{shownText(facts.subjectText)}</dd>
        <dt>{t('certificates.fields.issuer')}</dt>
        <dd>{shownText(facts.issuerText)}</dd>
        <dt>SHA-256</dt>
        <dd>
          <code>{grouped(facts.sha256)}</code>
        </dd>
        <dt>{t('certificatesTrust.added')}</dt>
        <dd>
          {formatDate(addedAt, language)}
          {origin !== '' && ` — ${shownText(origin)}`}
        </dd>
      </dl>
    </Disclosure>
  );
}

function AuthorityCard({ node, onRemove }: Acts & { readonly node: ChainNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { fetching, fetch } = useCrlFetch();
  const { authority, isOrphan } = node;
  const { id, facts, kind } = authority;
  const name = shownText(nameOf(authority));
  const isExpired = Date.parse(facts.notAfter) < Date.now();
  return (
    <div className="trust-authority">
      <div className="trust-authority-head">
        <div>
          <h3>{name}</h3>
          <p className="soft">
            {t(`certificatesTrust.kind.${kind}`)} ·{' '}
            {t('certificatesTrust.until', { date: formatDate(facts.notAfter, language) })}
          </p>
        </div>
        <div className="trust-authority-acts no-print">
          {isExpired && <Badge tone="error">{t('certificates.status.expired')}</Badge>}
          {isOrphan && <Badge tone="warning">{t('certificatesTrust.orphan')}</Badge>}
          {facts.crlUrls.length > 0 && (
            <IconButton
              label={t('certificatesTrust.crl.fetchOne', { name })}
              isDisabled={fetching !== undefined}
              onPress={() => void fetch(id, name)}
            >
              <DownloadCloud aria-hidden="true" />
            </IconButton>
          )}
          <IconButton label={t('certificatesTrust.removeOne', { name })} onPress={() => onRemove(authority)}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      <Facts authority={authority} />
    </div>
  );
}

function Node({ node, onRemove }: Acts & { readonly node: ChainNode }) {
  return (
    <li>
      <AuthorityCard node={node} onRemove={onRemove} />
      {node.below.length > 0 && (
        <ul className="trust-chain">
          {node.below.map((below) => (
            <Node key={below.authority.id} node={below} onRemove={onRemove} />
          ))}
        </ul>
      )}
    </li>
  );
}

interface ChainsProps extends Acts {
  readonly authorities: readonly TrustedAuthority[];
  readonly environment: Environment;
}

/** The authorities of one environment: roots, and what they signed below them. */
export function Chains({ authorities, environment, onRemove }: ChainsProps) {
  const { t } = useTranslation();
  const nodes = chainsOf(authorities, environment);
  return (
    <Panel title={<EnvironmentMark environment={environment} />}>
      {nodes.length === 0 ? (
        <p className="soft">{t(`certificatesTrust.none.${environment}`)}</p>
      ) : (
        <ul className="trust-chain trust-chain-top">
          {nodes.map((node) => (
            <Node key={node.authority.id} node={node} onRemove={onRemove} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
