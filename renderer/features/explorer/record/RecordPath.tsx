import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EntityReference, EntityView } from '../../../../shared/contract/cache.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { EntityLink, KindBadge } from './EntityLink.tsx';
import { useRecordInPage } from './record-context.ts';
import { nameOf } from './view.ts';

/** EJ, EG, then the OI around it; an entity that several establishments have shows one of them, the others are told below. */
function pathOf({ parents, kind }: EntityView): readonly EntityReference[] {
  if (kind === 'activite' || kind === 'equipement') return [];
  const first = (wanted: 'ej' | 'eg'): readonly EntityReference[] =>
    parents.filter((parent) => parent.kind === wanted).slice(0, 1);
  const around =
    kind === 'professionnel' ? [] : parents.filter((parent) => parent.kind === 'oi' || parent.kind === 'ue');
  return [...first('ej'), ...first('eg'), ...around];
}

/** The way down to the record. */
export function RecordPath() {
  const { t } = useTranslation();
  const { view } = useRecordInPage();
  const path = pathOf(view);
  if (path.length === 0) return null;
  return (
    <nav aria-label={t('record.path')} className="record-path">
      <ol>
        {path.map((parent) => (
          <li key={parent.id}>
            <KindBadge kind={parent.kind} />
            <EntityLink entity={parent} />
            <ChevronRight aria-hidden="true" />
          </li>
        ))}
        <li aria-current="page" className="soft">
          {shownText(nameOf(view))}
        </li>
      </ol>
    </nav>
  );
}
