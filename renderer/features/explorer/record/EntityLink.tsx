import { useTranslation } from 'react-i18next';
import type { EntityReference } from '../../../../shared/contract/cache.ts';
import { formatRoute } from '../../../navigation/routes.ts';
import { useNavigation } from '../../../navigation/store.ts';
import { shownText } from '../../../ui/shown-text.ts';
import type { ViewKind } from './view.ts';
import './entity-link.css';

/** The kind of an entity in a few letters, in full for the screen reader. */
export function KindBadge({ kind }: { readonly kind: ViewKind }) {
  const { t } = useTranslation();
  return (
    <span className={`kind-badge kind-badge-${kind}`} title={t(`record.kinds.${kind}`)}>
      <span aria-hidden="true">{t(`record.kindBadges.${kind}`)}</span>
      <span className="visually-hidden">{t(`record.kinds.${kind}`)} : </span>
    </span>
  );
}

interface EntityLinkProps {
  readonly entity: Pick<EntityReference, 'id' | 'name'>;
}

/** Opens another record; the search that led here stays in the address, so that the list is found again. */
export function EntityLink({ entity: { id, name } }: EntityLinkProps) {
  const { t } = useTranslation();
  const query = useNavigation((state) => state.route.query);
  return (
    <a className="entity-link" href={formatRoute({ screen: 'explorer', id, query })}>
      {name.trim() === '' ? t('record.untitled') : shownText(name)}
    </a>
  );
}
