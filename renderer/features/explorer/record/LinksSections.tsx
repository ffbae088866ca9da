import { useTranslation } from 'react-i18next';
import type { EntityReference } from '../../../../shared/contract/cache.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { EntityLink, KindBadge } from './EntityLink.tsx';
import { useRecordInPage } from './record-context.ts';
import { Section } from './Section.tsx';
import { usePortion } from './use-portion.ts';
import { childrenOf } from './view.ts';

const STEP = 30;

function EntityList({ entities }: { readonly entities: readonly EntityReference[] }) {
  const { t } = useTranslation();
  const { shown, more, showMore } = usePortion(entities, STEP);
  return (
    <>
      <ul className="record-links">
        {shown.map((entity) => (
          <li key={entity.id}>
            <KindBadge kind={entity.kind} />
            <EntityLink entity={entity} />
            {entity.nationalId !== null && <code className="soft">{shownText(entity.nationalId)}</code>}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <div className="no-print">
          <Button onPress={showMore}>{t('record.showMore', { count: more })}</Button>
        </div>
      )}
    </>
  );
}

/** The establishments and internal organisations that are directly under this one. */
export function ChildrenSection() {
  const { view } = useRecordInPage();
  const language = useLanguage();
  const children = childrenOf(view, ['eg', 'oi', 'ue']);
  return (
    <Section id="children" aside={<span className="soft">{formatNumber(children.length, language)}</span>}>
      <EntityList key={view.id} entities={children} />
    </Section>
  );
}

/** What this one belongs to, from the top, where the path at the head of the page does not say it all. */
export function ParentsSection() {
  const { view } = useRecordInPage();
  return (
    <Section id="parents">
      <EntityList key={view.id} entities={view.parents} />
    </Section>
  );
}
