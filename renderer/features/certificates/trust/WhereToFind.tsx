import { useTranslation } from 'react-i18next';
import { authorities, source, verified } from '../../../../resources/certificates/authorities.json';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import type { Environment } from '../../../../shared/domain/certificates/facts.ts';

function Files() {
  const { t } = useTranslation();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('certificatesTrust.where.authority')}</th>
          <th scope="col">{t('certificatesTrust.environment')}</th>
          <th scope="col">{t('certificatesTrust.address')}</th>
          <th scope="col">{t('certificatesTrust.where.fingerprint')}</th>
        </tr>
      </thead>
      <tbody>
        {authorities.map(({ key, commonName, environment, kind, publishedAt, file, sha256 }) => (
          <tr key={key}>
            <th scope="row">
              {commonName}
              <span className="trust-origin">{t(`certificatesTrust.kind.${kind as 'root' | 'intermediate'}`)}</span>
            </th>
            <td>
              <EnvironmentMark environment={environment as Environment} />
            </td>
            <td className="trust-address">
              <code>{`${publishedAt}${file}`}</code>
              <CopyButton text={`${publishedAt}${file}`} name={`${t('certificatesTrust.address')} ${file}`} />
            </td>
            <td>{t(sha256 === null ? 'certificatesTrust.where.unknown' : 'certificatesTrust.where.known')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where IGC-Santé publishes the files of its authorities: addresses to copy, which nothing opens by itself. */
export function WhereToFind({ isOpen }: { readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Disclosure title={t('certificatesTrust.where.title')} isOpen={isOpen}>
      <div className="trust-where">
        <p>{t('certificatesTrust.where.text')}</p>
        <div className="trust-scroll" tabIndex={0} role="region" aria-label={t('certificatesTrust.where.title')}>
          <Files />
        </div>
        <p className="soft">
          {t('certificatesRequest.profile.source', { source, date: formatDate(verified, language) })}
        </p>
      </div>
    </Disclosure>
  );
}
