import { useTranslation } from 'react-i18next';
import type { TlsFacts, WireFacts } from '../../../../../shared/domain/exchange/facts.ts';
import { formatBytes } from '../../../../i18n/format.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { shownText } from '../../../../ui/shown-text.ts';
import { Fact, Facts } from './Facts.tsx';

function Authorities({ names }: { readonly names: readonly string[] | null }) {
  const { t } = useTranslation();
  if (names === null) return t('exchangesHistory.tls.authoritiesHidden');
  if (names.length === 0) return t('exchangesHistory.tls.authoritiesNone');
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>{shownText(name)}</li>
      ))}
    </ul>
  );
}

function Encryption({ tls }: { readonly tls: TlsFacts }) {
  const { t } = useTranslation();
  const [own] = tls.peerChain;
  return (
    <>
      {tls.version !== null && (
        <Fact label={t('exchangesHistory.tls.version')}>
          <code>{shownText(tls.version)}</code>
        </Fact>
      )}
      {tls.cipher !== null && (
        <Fact label={t('exchangesHistory.tls.cipher')}>
          <code>{shownText(tls.cipher)}</code>
        </Fact>
      )}
      <Fact label={t('exchangesHistory.tls.ours')}>{t(`exchangesHistory.tls.oursWords.${tls.ourCertificate}`)}</Fact>
      {own !== undefined && <Fact label={t('exchangesHistory.tls.server')}>{shownText(own.subjectText)}</Fact>}
      <Fact label={t('exchangesHistory.tls.authorities')}>
        <Authorities names={tls.acceptedAuthorities} />
      </Fact>
      {tls.alert !== null && (
        <Fact label={t('exchangesHistory.tls.alert')}>
          <code>{`${tls.alert.name} (${tls.alert.number})`}</code>
        </Fact>
      )}
    </>
  );
}

/** What was seen of the connection: encryption, certificates, bytes. */
export function ConnectionFacts({ facts }: { readonly facts: WireFacts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const size = (bytes: number): string => formatBytes(bytes, language);
  return (
    <Facts>
      {facts.tls === null ? <p className="soft">{t('exchangesHistory.tls.none')}</p> : <Encryption tls={facts.tls} />}
      {facts.status !== null && <Fact label={t('exchangesHistory.tls.status')}>{facts.status}</Fact>}
      {facts.address !== null && (
        <Fact label={t('exchangesHistory.tls.address')}>
          <code>{shownText(facts.address)}</code>
        </Fact>
      )}
      <Fact label={t('exchangesHistory.tls.sent')}>{size(facts.bytesSent)}</Fact>
      <Fact label={t('exchangesHistory.tls.received')}>
        {size(facts.bytesReceived)}{' '}
        {facts.bytesExpected !== null && t('exchangesHistory.tls.expected', { size: size(facts.bytesExpected) })}
      </Fact>
      {facts.clockSkew !== null && (
        <Fact label={t('exchangesHistory.tls.skew')}>
          {t('exchangesHistory.tls.skewSeconds', { seconds: Math.round(facts.clockSkew) })}
        </Fact>
      )}
    </Facts>
  );
}
