import { useTranslation } from 'react-i18next';
import type { Difference } from '../../../../shared/contract/certificate-views.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useWords } from './use-words.ts';
import './differences.css';

interface DifferencesTableProps {
  readonly differences: readonly Difference[];
  /** What each side is. */
  readonly left: string;
  readonly right: string;
}

/** Whether the subject changes: by the order of its attributes, or by one of them. */
export function changesSubject(differences: readonly Difference[]): boolean {
  return differences.some(({ field }) => field === 'subject' || field.startsWith('subject.'));
}

/** Fields that differ, side by side, with how much each matters. */
export function DifferencesTable({ differences, left, right }: DifferencesTableProps) {
  const { t } = useTranslation();
  const { fieldWords } = useWords();
  return (
    <div className="differences">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('certificates.compare.field')}</th>
            <th scope="col">{left}</th>
            <th scope="col">{right}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, severity, ...values }) => (
            <tr key={field} data-severity={severity}>
              <th scope="row">
                {fieldWords(field)}{' '}
                {severity !== 'info' && (
                  <Badge tone={severity}>{t(`certificates.findings.severity.${severity}`)}</Badge>
                )}
              </th>
              <td>
                <del>{shownText(values.left) || t('certificates.compare.none')}</del>
              </td>
              <td>
                <ins>{shownText(values.right) || t('certificates.compare.none')}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
