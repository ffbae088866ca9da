import { ChevronRight } from 'lucide-react';
import { memo, useDeferredValue, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FacetCount } from '../../../shared/contract/common.ts';
import { fold } from '../../../shared/domain/search.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { CodeMark } from '../../ui/CodeLabel.tsx';
import { shownText } from '../../ui/shown-text.ts';

/** Values shown before « voir tout ». */
const FEW = 6;
/** Values that a filtered list shows at once; typing finds the others. */
const MOST = 300;

export interface FacetSectionProps {
  readonly title: string;
  /** Undefined while they are being counted for the first time. */
  readonly counts: readonly FacetCount[] | undefined;
  readonly selected: readonly string[];
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onToggle: (code: string) => void;
  /** What a code is called when nothing counts it any more. */
  readonly nameOf: (code: string) => string;
}

/** The chosen values first, then the others by their count. */
function ordered({ counts = [], selected, nameOf }: FacetSectionProps): readonly FacetCount[] {
  const known = new Map(counts.map((count) => [count.code, count]));
  const chosen = selected.map((code) => known.get(code) ?? { code, label: nameOf(code), count: 0 });
  return [...chosen, ...counts.filter(({ code }) => !selected.includes(code))];
}

function Values({ values, props }: { readonly values: readonly FacetCount[]; readonly props: FacetSectionProps }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="facet-values">
      {values.map(({ code, label, count, status }) => (
        <li key={code}>
          <label className="facet-value">
            <input type="checkbox" checked={props.selected.includes(code)} onChange={() => props.onToggle(code)} />
            <span className="facet-label" title={shownText(label)}>
              {code === '' ? t('explorer.filters.withoutValue') : shownText(label === '' ? code : label)}
              {status !== undefined && <CodeMark status={status} />}
            </span>
            <span className="facet-count">{formatNumber(count, language)}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}

interface WholeProps {
  readonly values: readonly FacetCount[];
  readonly props: FacetSectionProps;
}

/** Every value, with a field that narrows them. */
function Whole({ values, props }: WholeProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const wanted = fold(useDeferredValue(typed));
  const found = useMemo(
    () => (wanted === '' ? values : values.filter(({ code, label }) => fold(`${label} ${code}`).includes(wanted))),
    [values, wanted],
  );
  return (
    <>
      <input
        type="search"
        className="field-input facet-find"
        value={typed}
        aria-label={t('explorer.filters.find', { name: props.title })}
        placeholder={t('explorer.filters.findPlaceholder')}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="facet-whole">
        <Values values={found.slice(0, MOST)} props={props} />
        {found.length === 0 && <p className="facet-note">{t('explorer.filters.noMatch')}</p>}
      </div>
    </>
  );
}

function Body(props: FacetSectionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const values = useMemo(() => ordered(props), [props]);
  if (values.length === 0) {
    return <p className="facet-note">{t(props.counts === undefined ? 'shell.loading' : 'explorer.filters.none')}</p>;
  }
  const few = values.slice(0, Math.max(FEW, props.selected.length));
  const isLong = values.length > few.length;
  return (
    <>
      {isWhole && isLong ? <Whole values={values} props={props} /> : <Values values={few} props={props} />}
      {isLong && (
        <button type="button" className="facet-more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole
            ? t('explorer.filters.fewer')
            : t('explorer.filters.all', { n: formatNumber(values.length, language) })}
        </button>
      )}
    </>
  );
}

/** The values of one filter with what each would give. */
export const FacetSection = memo(function FacetSection(props: FacetSectionProps) {
  const { t } = useTranslation();
  const id = useId();
  const { title, isOpen, onOpen, selected } = props;
  return (
    <section className="facet" aria-labelledby={id}>
      <h3 className="facet-heading">
        <button type="button" className="facet-title" aria-expanded={isOpen} id={id} onClick={() => onOpen(!isOpen)}>
          <ChevronRight aria-hidden="true" />
          <span>{title}</span>
          {selected.length > 0 && (
            <span className="facet-chosen">{t('explorer.filters.selected', { count: selected.length })}</span>
          )}
        </button>
      </h3>
      {isOpen && <Body {...props} />}
    </section>
  );
});
