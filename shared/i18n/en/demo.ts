import type { demo as french } from '../fr/demo.ts';
import type { SameKeys } from '../sentences.ts';

/** The demonstration that `npm run demo` runs. */
export const demo: SameKeys<typeof french> = {
  intro: 'Demonstration of Cercle: a fictional region is generated, imported, then searched.',
  next: {
    title: 'The folder of this demonstration is removed. To go on with data of your own:',
    generate: 'write a fictional region, to keep',
    import: 'read an extraction, yours or that one',
    search: 'search',
    window: 'open the window',
    help: 'all commands',
  },
};
