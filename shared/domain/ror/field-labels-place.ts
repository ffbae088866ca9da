import type { LabelsOf } from './field-labels-base.ts';
import type { Coordonnees, DivisionTerritoriale, Horaire, Lieu } from './model-lieu.ts';
import { group, METADONNEES, METADONNEES_LABELS, named } from './field-labels-base.ts';
import { ADRESSE_LABELS } from './field-labels-contact.ts';

export const COORDONNEES_LABELS: LabelsOf<Coordonnees> = {
  latitude: named('Latitude', 'Latitude'),
  longitude: named('Longitude', 'Longitude'),
  altitude: named('Altitude', 'Altitude'),
  systeme: named('Système de coordonnées', 'Coordinate system'),
  fiables: named('Coordonnées fiables', 'Reliable coordinates'),
  metadonneesExtension: group('Métadonnées (extension)', 'Metadata (extension)', METADONNEES_LABELS),
  metadonnees: METADONNEES,
};

const LIEU_LABELS: LabelsOf<Lieu> = {
  nom: named('Nom du lieu', 'Name of the place'),
  description: named('Description du lieu', 'Description of the place'),
  statut: named('Statut du lieu', 'Status of the place'),
  adresse: group('Adresse', 'Address', ADRESSE_LABELS),
  coordonnees: group('Coordonnées géographiques', 'Geographic coordinates', COORDONNEES_LABELS),
  communeCog: named('Commune (code INSEE)', 'Commune (INSEE code)'),
  distanceCalculee: named('Distance calculée', 'Calculated distance'),
  metadonnees: METADONNEES,
};

export const LIEU = group('Lieu', 'Place', LIEU_LABELS);

export const HORAIRE_LABELS: LabelsOf<Horaire> = {
  ouvert: named('Ouvert', 'Open'),
  jours: named('Jours', 'Days'),
  heureDebut: named('Heure de début', 'From'),
  heureFin: named('Heure de fin', 'Until'),
  dateDebut: named('Valable à partir du', 'Valid from'),
  dateFin: named('Valable jusqu’au', 'Valid until'),
  typePlage: named('Type de plage horaire', 'Type of hours'),
  metadonnees: METADONNEES,
};

export const HORAIRES = group('Horaires', 'Hours', HORAIRE_LABELS);

export const DIVISION_LABELS: LabelsOf<DivisionTerritoriale> = {
  type: named('Type de territoire', 'Type of territory'),
  division: named('Territoire', 'Territory'),
  metadonnees: METADONNEES,
};
