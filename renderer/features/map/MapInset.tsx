import { useNavigation } from '../../navigation/store.ts';
import { explorerQuery } from './address.ts';
import type { MapQuery } from './address.ts';
import { Shape } from './MapPlace.tsx';
import { INSET, PLACES } from './places.ts';

interface MapInsetProps {
  readonly query: MapQuery;
  readonly colour: (code: string) => number;
  readonly told: string | undefined;
  readonly onTold: (code: string) => void;
}

const ENLARGED = PLACES.filter(({ code }) => INSET.codes.includes(code));
const { scale, from, to, box } = INSET;

/** Paris and what surrounds it, large enough for the mouse; the keyboard and screen readers have them on the map itself. */
export function MapInset({ query, colour, told, onTold }: MapInsetProps) {
  const go = useNavigation((state) => state.go);
  const outlined = ENLARGED.find(({ code }) => code === told);
  return (
    <g aria-hidden="true">
      <rect className="map-inset" {...box} rx={4} />
      <g transform={`translate(${to.x} ${to.y}) scale(${scale}) translate(${-from.x} ${-from.y})`}>
        {ENLARGED.map((place) => (
          <g
            key={place.code}
            className="map-place"
            onMouseEnter={() => onTold(place.code)}
            onClick={() => go({ screen: 'explorer', query: explorerQuery(query, place.code) })}
          >
            <Shape place={place} className={`map-shape map-colour-${colour(place.code)}`} />
            <text
              className={`map-inset-code map-ink-${colour(place.code)}`}
              x={place.centre.x}
              y={place.centre.y + 1}
              fontSize={14 / scale}
            >
              {place.code}
            </text>
          </g>
        ))}
        {outlined !== undefined && <Shape place={outlined} className="map-outline" />}
      </g>
    </g>
  );
}
