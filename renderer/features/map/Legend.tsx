import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Step } from './scale.ts';

/** What each colour stands for. */
export function Legend({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const n = (count: number): string => formatNumber(count, language);
  const range = ({ from, to }: Step): string =>
    from === to ? n(to) : t('map.legend.range', { from: n(from), to: n(to) });
  return (
    <div className="map-legend">
      <h2 className="map-legend-title">{t('map.legend.title')}</h2>
      <ul>
        <li>
          <span className="map-swatch map-colour-0" aria-hidden="true" />
          {t('map.legend.none')}
        </li>
        {steps.map((step) => (
          <li key={step.from}>
            <span className={`map-swatch map-colour-${step.colour}`} aria-hidden="true" />
            {range(step)}
          </li>
        ))}
      </ul>
    </div>
  );
}
