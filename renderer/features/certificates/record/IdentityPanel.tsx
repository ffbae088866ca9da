import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord } from '../../../../shared/contract/certificate-views.ts';
import type { CertificateFacts, NameAttribute } from '../../../../shared/domain/certificates/facts.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { colons } from '../parts/fingerprint.ts';
import { Fingerprint } from '../parts/Fingerprint.tsx';
import { useWords } from '../parts/use-words.ts';
import { Term } from './Term.tsx';

const EXPLAINED = ['CN', 'O', 'OU', 'ST', 'C'] as const;

function Attribute({ attribute: { type, value } }: { readonly attribute: NameAttribute }) {
  const { t } = useTranslation();
  const { attributeWords } = useWords();
  const words = attributeWords(type);
  const explained = EXPLAINED.find((one) => one === type);
  const name = words ?? type;
  return (
    <tr>
      <th scope="row">
        {explained === undefined ? (
          name
        ) : (
          <Term name={name} explanation={t(`certificatesRecord.terms.${explained}`)}>
            {name}
          </Term>
        )}{' '}
        {words !== undefined && <code className="soft">{type}</code>}
      </th>
      <td>{shownText(value)}</td>
    </tr>
  );
}

function Subject({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="record-dn">
        <h3>{t('certificates.fields.subject')}</h3>
        <CopyButton text={record.subject} name={t('certificates.fields.subject')} />
      </div>
      <code className="record-dn-text">{shownText(record.subject)}</code>
      <table className="table record-subject">
        <caption className="visually-hidden">{t('certificatesRecord.identity.attributes')}</caption>
        <tbody>
          {record.subjectName.toReversed().map((attribute, index) => (
            // The same attribute can stand twice.
            <Attribute key={`${index} ${attribute.type}`} attribute={attribute} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Fact({ name, copied, children }: { name: ReactNode; copied?: string; children: ReactNode }) {
  return (
    <div className="record-fact">
      <dt>{name}</dt>
      <dd>
        {children}
        {copied !== undefined && <CopyButton text={copied} name={typeof name === 'string' ? name : ''} />}
      </dd>
    </div>
  );
}

function List({ values }: { readonly values: readonly string[] }) {
  return (
    <ul className="record-values">
      {values.map((value) => (
        <li key={value}>{shownText(value)}</li>
      ))}
    </ul>
  );
}

/** The key and what it may be used for: known of a request too. */
function KeyFacts({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  const { keyAlgorithm, keySize, usages, dnsNames, facts } = record;
  return (
    <>
      <Fact name={t('certificates.fields.key')}>
        {keyAlgorithm}
        {keySize !== null && ` ${t('certificatesRecord.identity.bits', { count: keySize })}`}
      </Fact>
      <Fact name={t('certificates.fields.extendedUsages')}>
        {usages.length === 0 ? t('certificatesRecord.identity.anyUse') : usages.join(', ')}
      </Fact>
      {facts !== null && facts.keyUsages.length > 0 && (
        <Fact name={t('certificates.fields.keyUsages')}>{facts.keyUsages.join(', ')}</Fact>
      )}
      {dnsNames.length > 0 && (
        <Fact name={t('certificates.fields.dnsNames')}>
          <List values={dnsNames} />
        </Fact>
      )}
    </>
  );
}

function IssuedFacts({ facts }: { readonly facts: CertificateFacts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { issuerText, serial, notBefore, notAfter, signatureAlgorithm, sha256, sha1, crlUrls } = facts;
  return (
    <>
      <Fact name={t('certificates.fields.issuer')} copied={issuerText}>
        {shownText(issuerText)}
      </Fact>
      <Fact name={t('certificates.fields.serial')} copied={serial}>
        <code>{serial}</code>
      </Fact>
      <Fact name={t('certificates.fields.validity')}>
        {t('certificatesRecord.identity.fromTo', {
          from: formatDate(notBefore, language, true),
          to: formatDate(notAfter, language, true),
        })}
      </Fact>
      <Fact name={t('certificates.fields.signatureAlgorithm')}>{signatureAlgorithm}</Fact>
      <Fact name={t('certificates.fields.sha256')} copied={colons(sha256)}>
        <Fingerprint hexadecimal={sha256} />
      </Fact>
      <Fact name={t('certificates.fields.sha1')} copied={colons(sha1)}>
        <Fingerprint hexadecimal={sha1} />
      </Fact>
      {crlUrls.length > 0 && (
        <Fact name={t('certificates.fields.crlUrls')}>
          <List values={crlUrls} />
        </Fact>
      )}
    </>
  );
}

/** What identifies it, attribute by attribute, with its fingerprints. */
export function IdentityPanel({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('certificatesRecord.identity.title')}>
      <Subject record={record} />
      <dl className="record-facts">
        {record.facts !== null && <IssuedFacts facts={record.facts} />}
        <KeyFacts record={record} />
      </dl>
    </Panel>
  );
}
