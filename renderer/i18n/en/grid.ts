import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { grid as french } from '../fr/grid.ts';

export const grid: SameKeys<typeof french> = {
  hint: 'Arrows: move. Enter: open the row.',
  hintWithChoice: 'Arrows: move. Enter: open the row. Space: select the row. Shift and arrows: select a range.',
  selected: 'Row selected: {{name}}',
  unselected: 'Row not selected: {{name}}',
  selectAll: 'Select every row',
  unselectAll: 'Select no row',
};
