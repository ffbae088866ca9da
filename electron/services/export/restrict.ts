import { levelOf } from '../../../shared/domain/ror/confidentiality.ts';
import type { Level } from '../../../shared/domain/ror/confidentiality.ts';
import type { Professionnel, RorEntity } from '../../../shared/domain/ror/model.ts';
import type { BoiteMss, Contact, ContactIhe, Telecommunication } from '../../../shared/domain/ror/model-contact.ts';

/**
 * The entity without what an export leaves out unless it is asked for: contacts and télécommunications above level 1, everything personal
 * of a professional but the names and the practice, and the details that no field of the model holds, whose level nobody knows.
 */
export function withoutRestricted(entity: RorEntity): RorEntity {
  switch (entity.kind) {
    case 'ej':
    case 'eg':
      return {
        ...entity,
        details: [],
        contacts: openContacts(entity.contacts),
        contactsIhe: openPeople(entity.contactsIhe),
        telecommunications: openOnes(entity.telecommunications, 1),
      };
    case 'oi':
      return {
        ...entity,
        details: [],
        contacts: openContacts(entity.contacts),
        contactsIhe: openPeople(entity.contactsIhe),
        telecommunications: openOnes(entity.telecommunications, 1),
        boitesMss: entity.boitesMss.map(openMailbox).filter((box) => box !== undefined),
      };
    case 'professionnel':
      return withoutPrivateLife(entity);
    case 'activite':
    case 'equipement':
      return { ...entity, details: [] };
  }
}

/** Free comments go as well: people write numbers in them. */
function withoutPrivateLife(person: Professionnel): Professionnel {
  const { metadonnees, situationOperationnelle, boiteMss } = person;
  return {
    ...person,
    details: [],
    metadonnees: metadonnees && { ...metadonnees, commentaires: undefined },
    telecommunications: [],
    adresses: [],
    sexe: undefined,
    dateNaissance: undefined,
    exercicesEg: person.exercicesEg.map((one) => ({ ...one, adresses: [], telecommunications: [] })),
    situationOperationnelle: situationOperationnelle && { ...situationOperationnelle, telecommunication: undefined },
    boiteMss: boiteMss && openMailbox(boiteMss),
  };
}

/** Levels as in confidentiality.ts: inside a ROR object none is taken for the most restricted, IHE's own are open. */
function isOpen({ niveauConfidentialite }: Telecommunication, inherited: Level): boolean {
  return levelOf(niveauConfidentialite, inherited) === 1;
}

function openOnes(ones: readonly Telecommunication[], inherited: Level): readonly Telecommunication[] {
  return ones.filter((one) => isOpen(one, inherited));
}

function openContacts(contacts: readonly Contact[]): readonly Contact[] {
  return contacts
    .filter(({ niveauConfidentialite }) => levelOf(niveauConfidentialite, 3) === 1)
    .map((contact) => ({ ...contact, telecommunications: openOnes(contact.telecommunications, 1) }));
}

function openMailbox(box: BoiteMss): BoiteMss | undefined {
  return box.telecommunication !== undefined && isOpen(box.telecommunication, 3) ? box : undefined;
}

/** A person named as a contact by IHE keeps a name; what is private of him or her goes. */
function openPeople(contacts: readonly ContactIhe[]): readonly ContactIhe[] {
  return contacts.map(({ professionnel, personne }) => ({
    professionnel,
    personne: personne && {
      ...personne,
      telecommunications: openOnes(personne.telecommunications, 1),
      adresses: [],
      sexe: undefined,
      dateNaissance: undefined,
    },
  }));
}
