import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Difference } from '../../../../shared/contract/certificate-views.ts';
import { compareNames } from '../../../../shared/domain/certificates/compare.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { usePreview } from './preview-store.ts';
import { useRequest } from './request-store.ts';

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const { t } = useTranslation();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('certificatesRequest.renewal.field')}</th>
          <th scope="col">{t('certificatesRequest.renewal.left')}</th>
          <th scope="col">{t('certificatesRequest.renewal.right')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, left, right }) => (
          <tr key={field}>
            <th scope="row">
              <code>{field.replace(/^subject\./u, '')}</code>
            </th>
            <td>{left === '' ? '—' : shownText(left)}</td>
            <td className="request-changed">{right === '' ? '—' : shownText(right)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the new name changes of the one in service: a list of allowed names would not know it any more. */
export function RenewalDifferences() {
  const { t } = useTranslation();
  const former = useRequest((state) => state.formerSubject);
  const subject = usePreview((state) => state.preview?.subject);
  if (former === undefined || subject === undefined) return null;
  const differences = compareNames(former, subject, 'error');
  if (differences.length === 0) {
    return (
      <p className="request-note request-note-success" role="status">
        <CircleCheck aria-hidden="true" />
        {t('certificatesRequest.renewal.same')}
      </p>
    );
  }
  return (
    <div className="request-note request-note-error" role="status">
      <h3>
        <CircleAlert aria-hidden="true" />
        {t('certificatesRequest.renewal.title', { count: differences.length })}
      </h3>
      <p>{t('certificatesRequest.renewal.whitelist')}</p>
      <Differences differences={differences} />
    </div>
  );
}
