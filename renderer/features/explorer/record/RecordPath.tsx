import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EntityLink, KindBadge } from './EntityLink.tsx';
import { useRecordInPage } from './record-context.ts';
import { pathOf } from './view.ts';

/** The way down to the record. */
export function RecordPath() {
  const { t } = useTranslation();
  const { view } = useRecordInPage();
  const path = pathOf(view);
  if (path.length === 0) return null;
  return (
    <nav aria-label={t('record.path')} className="record-path">
      <ol>
        {path.map((parent, index) => (
          <li key={parent.id}>
            {index > 0 && <ChevronRight aria-hidden="true" />}
            <KindBadge kind={parent.kind} />
            <EntityLink entity={parent} />
          </li>
        ))}
      </ol>
    </nav>
  );
}
