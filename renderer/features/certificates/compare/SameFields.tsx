import { useTranslation } from 'react-i18next';
import type { Difference } from '../../../../shared/contract/certificate-views.ts';
import type { CertificateFacts } from '../../../../shared/domain/certificates/facts.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useWords } from '../parts/use-words.ts';

const FIELDS = [
  ...(['subject', 'issuer', 'serial', 'notBefore', 'notAfter', 'signatureAlgorithm', 'extendedUsages'] as const),
  ...(['keyUsages', 'dnsNames', 'ipAddresses', 'crlUrls'] as const),
] as const;

function textOf(facts: CertificateFacts, field: (typeof FIELDS)[number]): string {
  if (field === 'subject') return facts.subjectText;
  if (field === 'issuer') return facts.issuerText;
  const value = facts[field];
  return value === null ? '*' : typeof value === 'string' ? value : value.join(', ');
}

interface SameFieldsProps {
  readonly facts: CertificateFacts;
  readonly differences: readonly Difference[];
}

/** What both have in common. */
export function SameFields({ facts, differences }: SameFieldsProps) {
  const { t } = useTranslation();
  const { fieldWords } = useWords();
  const same = FIELDS.filter((field) => !differences.some((one) => one.field.split('.')[0] === field));
  const key = differences.some(({ field }) => field.startsWith('key.'))
    ? []
    : [`${facts.key.algorithm} ${facts.key.size ?? ''}`];
  return (
    <Disclosure title={t('certificates.compare.sameFields')}>
      <dl className="compare-same">
        {same
          .filter((field) => textOf(facts, field) !== '')
          .map((field) => (
            <div key={field}>
              <dt>{fieldWords(field)}</dt>
              <dd>{shownText(textOf(facts, field))}</dd>
            </div>
          ))}
        {key.map((text) => (
          <div key="key">
            <dt>{t('certificates.fields.key')}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
