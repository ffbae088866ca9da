import { REGION } from '../../../shared/demo/step.ts';
import type { Place } from '../../../shared/demo/step.ts';
import { formatRoute } from '../../navigation/routes.ts';
import type { Route } from '../../navigation/routes.ts';

type Target = Parameters<typeof formatRoute>[0];

function exchanges(query: Route['query']): Target {
  return { screen: 'exchanges', query };
}

function targetOf(place: Place): Target {
  switch (place.kind) {
    case 'region':
      return { screen: 'exchanges', id: REGION };
    case 'sandbox':
      return exchanges({ tab: ['sandbox'] });
    case 'history':
      return exchanges({ tab: ['history'], region: [REGION] });
    case 'exchange':
    case 'diagnosis':
      return exchanges({ tab: ['history'], exchange: [place.id] });
    case 'vault':
      return { screen: 'certificates', query: { view: ['vault'] } };
    case 'request':
    case 'certificate':
      return { screen: 'certificates', id: place.id };
    case 'load':
      return { screen: 'explorer', query: { load: [place.id] } };
    case 'search':
      return { screen: 'explorer', query: { text: [place.text], source: [REGION] } };
    case 'changes':
      return { screen: 'changes', query: { source: [REGION] } };
  }
}

/** The address of the screen where what a step made can be seen. */
export function linkOf(place: Place): string {
  return formatRoute(targetOf(place));
}
