import type { RorEntity } from '../../../shared/domain/ror/model.ts';
import type { Coordonnees } from '../../../shared/domain/ror/model-lieu.ts';

/** Longitude then latitude in degrees, as GeoJSON has them. */
export type Position = readonly [number, number];

/** Where an entity says it is, on the globe; undefined when it does not, or in a projection (values out of range) or at 0, 0. */
export function positionOf(entity: RorEntity): Position | undefined {
  if (entity.kind === 'ej' || entity.kind === 'eg') return positionFrom(entity.lieu?.coordonnees);
  if (entity.kind === 'oi') return positionFrom(entity.lieu?.coordonnees) ?? positionFrom(entity.coordonnees);
  return undefined;
}

function positionFrom(coordinates: Coordonnees | undefined): Position | undefined {
  const latitude = degrees(coordinates?.latitude, 90);
  const longitude = degrees(coordinates?.longitude, 180);
  if (latitude === undefined || longitude === undefined || (latitude === 0 && longitude === 0)) return undefined;
  return [longitude, latitude];
}

function degrees(written: string | undefined, most: number): number | undefined {
  const text = (written ?? '').trim();
  if (!/^[+-]?\d{1,3}(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Math.abs(value) <= most ? value : undefined;
}
