import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { access as french } from '../fr/access.ts';

export const access: SameKeys<typeof french> = {
  label: 'Access profile of the data',
  one: 'Profile {{profil}}',
  unknown: 'Unknown profile',
  ofSource: '{{source}}: {{profil}}',
  more_one: 'and {{count}} other source',
  more_other: 'and {{count}} other sources',
  above: 'Above the notified profile',
  aboveText:
    'These data come from profile {{profil}}; “{{dossier}}” was given profile {{notified}}, which lets see less. It may be a leak: do not show them, and tell the ROR team.',
  unknownText:
    'The file does not say with which profile it was extracted. Cercle cannot check that nothing in it is beyond: give the profile at the next import.',
  sees: {
    scope: 'What it lets see',
    contacts: 'Contacts',
    capacity: 'Capacities',
    professionals: 'Professionals',
    hidden: 'What it hides',
  },
  nothingHidden: 'nothing',
  notified: 'Notified profile: {{profil}} ({{dossier}})',
  within: 'These data are not above the notified profile.',
};
