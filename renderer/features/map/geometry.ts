export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export function centreOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The box around the largest outline of a path made of relative moves (`m dx,dy dx,dy … z`), as those of the map are. */
export function boxOf(path: string): Box {
  let at: Point = { x: 0, y: 0 };
  let best: Box = { x: 0, y: 0, width: 0, height: 0 };
  for (const outline of path.split(/z/iu)) {
    const numbers = (outline.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/giu) ?? []).map(Number);
    if (numbers.length < 2) continue;
    const points: Point[] = [];
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      at = { x: at.x + (numbers[index] ?? 0), y: at.y + (numbers[index + 1] ?? 0) };
      points.push(at);
    }
    const box = around(points);
    if (box.width * box.height > best.width * best.height) best = box;
    // Closing an outline goes back to where it started.
    at = points[0] ?? at;
  }
  return best;
}

function around(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** How much a step aside counts against a step ahead. */
const ASIDE = 2;

/** Where an arrow leads from a place: the nearest one ahead, straight ahead rather than aside. Undefined at the edge, or for another key. */
export function neighbour<P extends { readonly centre: Point }>(
  places: readonly P[],
  from: P,
  key: string,
): P | undefined {
  const direction = DIRECTIONS[key];
  if (direction === undefined) return undefined;
  let best: { readonly place: P; readonly cost: number } | undefined;
  for (const place of places) {
    const x = place.centre.x - from.centre.x;
    const y = place.centre.y - from.centre.y;
    const ahead = x * direction.x + y * direction.y;
    const aside = Math.abs(x * direction.y - y * direction.x);
    if (ahead <= 0 || aside > ahead * ASIDE) continue;
    const cost = ahead + ASIDE * aside;
    if (best === undefined || cost < best.cost) best = { place, cost };
  }
  return best?.place;
}
