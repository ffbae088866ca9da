import { useEffect, useMemo, useRef } from 'react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatRoute } from '../../../navigation/routes.ts';
import { useNavigation } from '../../../navigation/store.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import type { EntityView } from '../../../../shared/contract/cache.ts';
import { CapacitySection } from './CapacitySection.tsx';
import { ContactsSection } from './ContactsSection.tsx';
import { Contents } from './Contents.tsx';
import { ABOVE_PROFILE, placeFindings } from './findings.ts';
import { goToPart } from './FindingMark.tsx';
import { FindingsSection } from './FindingsSection.tsx';
import { HoursSection } from './HoursSection.tsx';
import { IdentitySection } from './IdentitySection.tsx';
import { ChildrenSection, ParentsSection } from './LinksSections.tsx';
import { OfferSection } from './OfferSection.tsx';
import { DetailsSection, OtherSection } from './OtherSections.tsx';
import { PeopleSection } from './PeopleSection.tsx';
import { PlaceSection } from './PlaceSection.tsx';
import { PracticeSection } from './PracticeSection.tsx';
import { PricesSection } from './PricesSection.tsx';
import { ProvenanceSection } from './ProvenanceSection.tsx';
import { RecordContext, useRecordInPage } from './record-context.ts';
import { useRecord } from './record-store.ts';
import { RecordHeader } from './RecordHeader.tsx';
import { RecordTree } from './RecordTree.tsx';
import { sectionsOf } from './sections.ts';
import type { SectionId } from './sections.ts';
import { TerritoriesSection } from './TerritoriesSection.tsx';
import { useDrawn } from './use-drawn.ts';
import { usePrinting } from './use-printing.ts';
import { modelKind } from './view.ts';
import { XmlSection } from './XmlSection.tsx';
import './record.css';

const PARTS: Readonly<Record<SectionId, ComponentType>> = {
  identity: IdentitySection,
  practice: PracticeSection,
  offer: OfferSection,
  capacity: CapacitySection,
  contacts: ContactsSection,
  hours: HoursSection,
  place: PlaceSection,
  prices: PricesSection,
  territories: TerritoriesSection,
  people: PeopleSection,
  parents: ParentsSection,
  children: ChildrenSection,
  other: OtherSection,
  details: DetailsSection,
  findings: FindingsSection,
  provenance: ProvenanceSection,
  xml: XmlSection,
};

/** Places that the warning names; the others are among the findings. */
const MOST_PLACES = 6;

/** Data that the source's access profile should hide: said before anything else. */
function ProfileGuard() {
  const { t } = useTranslation();
  const { findings } = useRecordInPage();
  const above = findings.filter(({ finding }) => finding.code === ABOVE_PROFILE);
  const places = [...new Set(above.map(({ label, finding }) => (label === '' ? finding.path : label)))];
  if (above.length === 0) return null;
  return (
    <div className="record-guard" role="alert">
      <p className="record-inline">
        <Badge tone="error">{t('record.findings.error')}</Badge>
        <strong>{t('record.guard.title', { count: above.length })}</strong>
      </p>
      <p>{t('record.guard.text', { count: above.length })}</p>
      <ul>
        {places.slice(0, MOST_PLACES).map((place) => (
          <li key={place}>{shownText(place)}</li>
        ))}
      </ul>
      {places.length > MOST_PLACES && (
        <div>
          <Button look="quiet" onPress={() => goToPart('record-findings')}>
            {t('record.guard.more', { count: places.length - MOST_PLACES })}
          </Button>
        </div>
      )}
    </div>
  );
}

function Failed({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation();
  const query = useNavigation((state) => state.route.query);
  const back = <a href={formatRoute({ screen: 'explorer', query })}>{t('record.back')}</a>;
  return (
    <div className="record-failed">
      <ErrorPanel failure={failure} action={back} />
    </div>
  );
}

/** Opening a record moves the focus to its name, unless one is walking through the tree. */
function useTitleFocus(view: EntityView | undefined) {
  const title = useRef<HTMLHeadingElement>(null);
  const aside = useRef<HTMLElement>(null);
  const id = view?.id;
  useEffect(() => {
    if (id === undefined || aside.current?.contains(document.activeElement) === true) return;
    title.current?.focus({ preventScroll: true });
    document.getElementById('content')?.scrollTo({ top: 0 });
  }, [id]);
  return { title, aside };
}

/** Parts that are drawn with the head of the page; the others follow at once, below what is in sight. */
const FIRST = 2;

/** The tree, once the first record has been seen; walking from one record to another keeps it, and its focus. */
function TreeAside({ current, isFirstDrawn }: { readonly current: string; readonly isFirstDrawn: boolean }) {
  const tree = useRecord((state) => state.tree);
  return isFirstDrawn && tree !== undefined && <RecordTree key={tree.id} tree={tree} current={current} />;
}

function Loaded({ view, isLoading }: { readonly view: EntityView; readonly isLoading: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const drawn = useDrawn(view.id);
  const isPrinting = usePrinting();
  const { title, aside } = useTitleFocus(view);
  const sections = useMemo(() => sectionsOf(view), [view]);
  const findings = useMemo(() => placeFindings(view, language), [view, language]);
  const record = useMemo(
    () => ({ view, kind: modelKind(view.kind), findings, isPrinting }),
    [view, findings, isPrinting],
  );
  return (
    <RecordContext value={record}>
      <div className="record" aria-busy={isLoading}>
        <RecordHeader titleRef={title} />
        <aside ref={aside} className="record-aside no-print" aria-label={t('record.tree.title')}>
          <Contents sections={sections} />
          <TreeAside current={view.id} isFirstDrawn={drawn !== undefined} />
        </aside>
        <article key={view.id} className="record-main">
          <ProfileGuard />
          {(drawn === view.id || isPrinting ? sections : sections.slice(0, FIRST)).map((id) => {
            const Part = PARTS[id];
            return <Part key={id} />;
          })}
        </article>
      </div>
    </RecordContext>
  );
}

/** The record of an entity: all that is known of it, and where it stands. */
export function RecordPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { status, view, failure, open, close } = useRecord();
  useEffect(() => void open(id), [id, open]);
  useEffect(() => close, [close]);
  if (failure !== undefined) return <Failed failure={failure} />;
  if (view === undefined) return <p className="shell-loading soft">{t('record.loading')}</p>;
  return <Loaded view={view} isLoading={status === 'loading'} />;
}
