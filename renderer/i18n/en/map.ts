import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { map as french } from '../fr/map.ts';

/** Texts of the map. */
export const map: SameKeys<typeof french> = {
  title: 'Map',
  lead: 'Unités élémentaires by département: numbers, not rates per inhabitant.',
  empty: 'The map is drawn from your data. Open an extraction of the ROR, or discover Cercle with a fictional region.',
  filters: {
    activite: 'Activity',
    champ: 'Field of activity',
    mode: 'Mode of care',
    public: 'Public cared for',
    source: 'Source',
    every: {
      activite: 'Every activity',
      champ: 'Every field',
      mode: 'Every mode',
      public: 'Every public',
      source: 'Every source',
    },
    text: 'Count the units that have these words',
    textPlaceholder: 'Words',
    clearText: 'Clear the words',
    clear: 'Remove the filter {{name}}',
    clearAll: 'Remove every filter',
    none: 'No choice matches.',
  },
  total_one: '{{n}} unit.',
  total_other: '{{n}} units.',
  filled_one: '{{count}} département has some.',
  filled_other: '{{count}} départements have some.',
  notLocated_one: '<a>{{n}} unit has no known place</a> and is therefore not on the map.',
  notLocated_other: '<a>{{n}} units have no known place</a> and are therefore not on the map.',
  label: 'Map of the départements',
  hint: 'Arrows go from one département to the next, its number goes to it directly, Enter shows its units. The table gives the same numbers.',
  place_one: '{{name}} ({{code}}): {{n}} unit',
  place_other: '{{name}} ({{code}}): {{n}} units',
  legend: { title: 'Units', none: 'none', range: '{{from}} to {{to}}' },
  attribution:
    'Outlines: MapSVG (<code>mapsvg.com/maps/france-departments</code>), adapted by Victor Cazanave (<code>github.com/VictorCazanave/svg-maps</code>), licence CC BY 4.0 (<code>creativecommons.org/licenses/by/4.0</code>). Cercle adds the colours, the enlargement and the tiles.',
  table: {
    caption: 'Units by département',
    code: 'No.',
    departement: 'Département',
    count: 'Units',
    notLocated: 'No known place',
  },
};
