/** Texts of every list shown as a grid. */
export const grid = {
  hint: 'Flèches : se déplacer. Entrée : ouvrir la ligne.',
  hintWithChoice:
    'Flèches : se déplacer. Entrée : ouvrir la ligne. Espace : choisir la ligne. Maj et flèches : choisir une plage.',
  selected: 'Ligne choisie : {{name}}',
  unselected: 'Ligne non choisie : {{name}}',
  selectAll: 'Choisir toutes les lignes',
  unselectAll: 'Ne plus choisir aucune ligne',
} as const;
