import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { MapQuery } from './address.ts';
import { MapInset } from './MapInset.tsx';
import { MapPlace, Shape, TileTexts } from './MapPlace.tsx';
import { HEIGHT, PLACES, WIDTH } from './places.ts';
import type { Place } from './places.ts';
import { colourOf } from './scale.ts';
import type { Step } from './scale.ts';
import type { Tally } from './tally.ts';
import { useMapKeys } from './use-map-keys.ts';
import './france-map.css';

interface FranceMapProps {
  readonly tally: Tally;
  readonly steps: readonly Step[];
  readonly query: MapQuery;
}

const VIEW = `0 0 ${WIDTH} ${HEIGHT}`;

interface TipProps {
  readonly place: Place;
  readonly text: string;
}

/** What is said beside the département under the pointer or with the focus. */
function Tip({ place: { centre }, text }: TipProps) {
  return (
    <div
      className="map-tip"
      aria-hidden="true"
      data-side={centre.x > WIDTH * 0.75 ? 'end' : centre.x < WIDTH * 0.25 ? 'start' : 'middle'}
      style={{ insetInlineStart: `${(centre.x / WIDTH) * 100}%`, insetBlockStart: `${(centre.y / HEIGHT) * 100}%` }}
    >
      {text}
    </div>
  );
}

/** Where Tab enters the map: the département with the most units. */
function startOf({ places }: Tally): string {
  const [first] = places;
  return places.reduce((best, place) => (place.count > best.count ? place : best), first ?? { code: '01', count: 0 })
    .code;
}

/** What is said of each département, and its colour. */
function useWords({ tally, steps }: Pick<FranceMapProps, 'tally' | 'steps'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const countOf = (code: string): number => tally.byCode.get(code) ?? 0;
  const textOf = ({ code, name }: Place): string =>
    t('map.place', { name, code, count: countOf(code), n: formatNumber(countOf(code), language) });
  return { textOf, colourOf: (code: string): number => colourOf(countOf(code), steps) };
}

/** The départements, coloured by their number of units; one widget: Tab enters it, arrows go about in it. */
export function FranceMap({ tally, steps, query }: FranceMapProps) {
  const { t } = useTranslation();
  const hint = useId();
  const svg = useRef<SVGSVGElement>(null);
  const [told, setTold] = useState<string | undefined>(undefined);
  const words = useWords({ tally, steps });
  const focus = (code: string): void => svg.current?.querySelector<SVGAElement>(`[data-code="${code}"]`)?.focus();
  const { current, setCurrent, onKeyDown } = useMapKeys(startOf(tally), focus);
  const outlined = PLACES.find(({ code }) => code === told);
  const quiet = (): void => setTold(undefined);
  const onKey = (event: KeyboardEvent): void => (event.key === 'Escape' ? quiet() : onKeyDown(event));
  const handlers = { onMouseLeave: quiet, onBlur: quiet, onKeyDown: onKey };
  const reach = (code: string): void => {
    setCurrent(code);
    setTold(code);
  };
  return (
    <div className="map-frame">
      <svg ref={svg} viewBox={VIEW} role="group" aria-label={t('map.label')} aria-describedby={hint} {...handlers}>
        {PLACES.map((place) => (
          <MapPlace
            key={place.code}
            {...{ place, query, colour: words.colourOf(place.code), text: words.textOf(place) }}
            isReached={place.code === current}
            onFocus={() => reach(place.code)}
            onTold={() => setTold(place.code)}
          />
        ))}
        <TileTexts colour={words.colourOf} />
        <MapInset query={query} colour={words.colourOf} told={told} onTold={setTold} />
        {outlined !== undefined && <Shape place={outlined} className="map-outline" />}
      </svg>
      {outlined !== undefined && <Tip place={outlined} text={words.textOf(outlined)} />}
      <p id={hint} className="visually-hidden">
        {t('map.hint')}
      </p>
    </div>
  );
}
