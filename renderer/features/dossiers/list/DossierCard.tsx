import { BellRing } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierRow } from '../../../../shared/contract/dossier-views.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { DossierMarks } from '../parts/DossierMarks.tsx';
import { useRegionNames } from '../parts/use-region-names.ts';
import { useText } from '../parts/use-text.ts';
import { dossierLink } from '../use-view.ts';
import { SmallLine } from './SmallLine.tsx';

function Next({ row }: { readonly row: DossierRow }) {
  const { t } = useTranslation();
  const text = useText();
  if (row.status === 'abandonne') return <p className="soft">{t('dossiers.list.abandoned')}</p>;
  if (row.next === null) return <p className="soft">{t('dossiers.list.nothingNext')}</p>;
  return (
    <p className="dossier-card-next">
      {text(row.next.sentence)} {row.next.isLate && <Badge tone="warning">{t('dossiers.late')}</Badge>}
    </p>
  );
}

/** A dossier in the list: where it stands, and the next action in one sentence. */
export function DossierCard({ row }: { readonly row: DossierRow }) {
  const { t } = useTranslation();
  const text = useText();
  const id = useId();
  // Of a rehearsal the mark says it already.
  const regions = useRegionNames(row.isRehearsal ? [] : row.regions);
  return (
    <li className="dossier-card" aria-labelledby={id} data-waits={row.next?.status}>
      <div className="dossier-card-head">
        <h2 id={id}>
          <a href={dossierLink(row.id)}>{shownText(row.title)}</a>
        </h2>
        {row.proposals > 0 && (
          <span className="dossier-card-pending">
            <BellRing aria-hidden="true" />
            {t('dossiers.proposals', { count: row.proposals })}
          </span>
        )}
      </div>
      <p className="soft">
        {text(row.journey.title)}
        {regions !== '' && <> · {t('dossiers.list.regions', { regions })}</>}
      </p>
      <Next row={row} />
      <SmallLine row={row} />
      <DossierMarks row={row} />
    </li>
  );
}
