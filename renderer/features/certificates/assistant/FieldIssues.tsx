import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FormIssue } from '../../../../shared/contract/certificate-views.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { usePreview } from './preview-store.ts';
import { useRequest } from './request-store.ts';
import type { FormField } from './request-store.ts';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;
const NONE: readonly FormIssue[] = [];

/** What is wrong in a field that the person has left, or worth knowing in it. */
export function useIssues(field: FormField): readonly FormIssue[] {
  const issues = usePreview((state) => state.preview?.issues);
  const isTouched = useRequest((state) => state.touched.has(field));
  return isTouched && issues !== undefined ? issues.filter((issue) => issue.field === field) : NONE;
}

/** The issues of a field below it, each with its rule and where the rule comes from. */
export function FieldIssues({ field, id }: { readonly field: FormField; readonly id: string }) {
  const { t } = useTranslation();
  const issues = useIssues(field);
  return (
    <ul className="request-issues" id={id} aria-live="polite">
      {issues.map(({ code, severity, message, rule }) => {
        const Icon = ICONS[severity];
        return (
          <li key={`${code} ${message}`} className={`request-issue request-issue-${severity}`}>
            <Icon aria-hidden="true" />
            <span>
              <span className="visually-hidden">{t(`certificates.findings.severity.${severity}`)} : </span>
              {shownText(message)}
              <span className="request-rule">
                <code>{code}</code> — {rule}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
