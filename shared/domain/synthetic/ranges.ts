import {
  advance,
  planLegalPersons,
  startOfPlan,
  type LegalPersonPlan,
  type PlanCursor,
  type PlanScope,
} from './plan.ts';

/** Consecutive legal persons of a region: where they start, and the rank of the first unit behind them. */
export interface PlanRange {
  readonly from: PlanCursor;
  readonly end: number;
}

export interface PlanSurvey {
  readonly ranges: readonly PlanRange[];
  /** Cursor behind the last legal person. */
  readonly end: PlanCursor;
  readonly legalPersons: number;
}

/** Walks over a whole region once and cuts it in `count` ranges of about as many units; a small region may have fewer. */
export function surveyPlan(scope: PlanScope, count: number): PlanSurvey {
  const starts: PlanCursor[] = [startOfPlan(scope.materials)];
  let cursor = starts[0] as PlanCursor;
  for (const plan of planLegalPersons(scope)) {
    cursor = advance(cursor, plan);
    const isCut = cursor.unitStart >= (scope.units * starts.length) / count;
    if (isCut && starts.length < count && cursor.unitStart < scope.units) starts.push(cursor);
  }
  const ranges = starts.map((from, at) => ({ from, end: starts[at + 1]?.unitStart ?? scope.units }));
  return { ranges, end: cursor, legalPersons: cursor.index };
}

/** The legal persons of a range, drawn again. */
export function* planRange(scope: PlanScope, { from, end }: PlanRange): Generator<LegalPersonPlan> {
  for (const plan of planLegalPersons(scope, from)) {
    if (plan.unitStart >= end) return;
    yield plan;
  }
}
