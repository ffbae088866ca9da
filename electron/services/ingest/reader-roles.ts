import { CSD_NAMESPACE, DIRECTORIES, ROR_NAMESPACE, type Directory } from '../../../shared/domain/csd/model.ts';
import type { XmlTag } from './reader-saxes.ts';

/** SOAP 1.2 (the ROR's) and 1.1. */
const SOAP_NAMESPACES: ReadonlySet<string> = new Set([
  'http://www.w3.org/2003/05/soap-envelope',
  'http://schemas.xmlsoap.org/soap/envelope/',
]);

/** What an element outside of the records is there for. */
export type Role =
  | 'envelope'
  | 'body'
  | 'fault'
  | 'fault-code'
  | 'fault-text'
  | 'response'
  | 'result'
  | 'modifications'
  | 'container'
  | 'directory'
  | 'record'
  | 'facility-number'
  | 'error'
  | 'other';

/** Directories by the name of their element. */
export const DIRECTORY_OF: ReadonlyMap<string, Directory> = new Map(
  DIRECTORIES.map((directory) => [`${directory}Directory`, directory]),
);

const CONTAINERS: ReadonlySet<string> = new Set(['CSD', 'queryResult']);

/** What stands where a CSD document, an answer or an error may: at the root or in the body of a SOAP envelope. */
function entryRole({ name, namespace }: XmlTag): Role {
  if (name === 'erreur' && namespace === ROR_NAMESPACE) return 'error';
  if (namespace !== CSD_NAMESPACE) return 'other';
  if (CONTAINERS.has(name)) return 'container';
  if (name === 'careServicesResponse') return 'response';
  return name === 'getModificationsResponse' ? 'modifications' : 'other';
}

function bodyRole(tag: XmlTag): Role {
  return tag.name === 'Fault' && SOAP_NAMESPACES.has(tag.namespace) ? 'fault' : entryRole(tag);
}

function faultRole({ name }: XmlTag): Role {
  if (name === 'erreur') return 'error';
  if (name === 'faultcode' || name === 'Value') return 'fault-code';
  return name === 'faultstring' || name === 'Text' ? 'fault-text' : 'fault';
}

function resultRole(tag: XmlTag): Role {
  if (tag.namespace !== CSD_NAMESPACE) return 'other';
  if (CONTAINERS.has(tag.name)) return 'container';
  return tag.name === 'facilityNumber' ? 'facility-number' : 'other';
}

/** Role of an element by that of its parent: the same names occur inside records, where this is never asked. */
export function roleIn(parent: Role | undefined, tag: XmlTag): Role {
  const isCsd = tag.namespace === CSD_NAMESPACE;
  switch (parent) {
    case undefined:
      return tag.name === 'Envelope' && SOAP_NAMESPACES.has(tag.namespace) ? 'envelope' : entryRole(tag);
    case 'envelope':
      return tag.name === 'Body' && SOAP_NAMESPACES.has(tag.namespace) ? 'body' : 'other';
    case 'body':
      return bodyRole(tag);
    case 'fault':
      return faultRole(tag);
    case 'response':
      if (!isCsd) return 'other';
      return tag.name === 'result' ? 'result' : tag.name === 'error' ? 'error' : 'other';
    case 'result':
      return resultRole(tag);
    case 'modifications':
      return isCsd && tag.name === 'CSD' ? 'container' : 'other';
    case 'container':
      return isCsd && DIRECTORY_OF.has(tag.name) ? 'directory' : 'other';
    case 'directory':
      return isCsd ? 'record' : 'other';
    default:
      return 'other';
  }
}
