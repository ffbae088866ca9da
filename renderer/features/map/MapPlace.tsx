import { formatRoute } from '../../navigation/routes.ts';
import { explorerQuery } from './address.ts';
import type { MapQuery } from './address.ts';
import { PLACES } from './places.ts';
import type { Place } from './places.ts';

interface ShapeProps {
  readonly place: Place;
  readonly className: string;
}

/** The outline of a département, or its tile. */
export function Shape({ place: { path, box }, className }: ShapeProps) {
  if (path !== undefined) return <path className={className} d={path} />;
  return <rect className={className} {...box} rx={4} />;
}

interface MapPlaceProps {
  readonly place: Place;
  readonly query: MapQuery;
  readonly colour: number;
  /** Its name and its count. */
  readonly text: string;
  /** Whether Tab reaches it. */
  readonly isReached: boolean;
  readonly onFocus: () => void;
  readonly onTold: () => void;
}

/** A département: a link to its units. */
export function MapPlace({ place, query, colour, text, isReached, onFocus, onTold }: MapPlaceProps) {
  const { code } = place;
  return (
    <a
      className="map-place"
      href={formatRoute({ screen: 'explorer', query: explorerQuery(query, code) })}
      data-code={code}
      aria-label={text}
      tabIndex={isReached ? 0 : -1}
      onFocus={onFocus}
      onMouseEnter={onTold}
    >
      <Shape place={place} className={`map-shape map-colour-${colour}`} />
    </a>
  );
}

const TILES = PLACES.filter(({ path }) => path === undefined);

/** The numbers of the tiles, above them: the links themselves have their names. */
export function TileTexts({ colour }: { readonly colour: (code: string) => number }) {
  return TILES.map(({ code, centre }) => (
    <text
      key={code}
      className={`map-tile-code map-ink-${colour(code)}`}
      x={centre.x}
      y={centre.y + 1}
      aria-hidden="true"
    >
      {code}
    </text>
  ));
}
