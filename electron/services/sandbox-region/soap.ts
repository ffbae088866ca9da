import { CSD_NAMESPACE, ROR_NAMESPACE } from '../../../shared/domain/csd/model.ts';
import { escapeXml } from '../../../shared/domain/synthetic/xml.ts';
import { textAnswer, type Answer } from './answer.ts';
import { childOf, type NamedNode } from './named-xml.ts';

export const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';
const MEDIA = 'application/soap+xml; charset=UTF-8';

/** A business error, in the body of a normal answer or in the detail of a fault (domain reference ROR §2.6). */
export interface RorError {
  readonly code: number;
  readonly message: string;
}

/** What a request holds, once its envelope was opened. */
export interface OpenedEnvelope {
  readonly header: NamedNode | undefined;
  /** The element of the body. */
  readonly body: NamedNode;
}

/** Opens a SOAP 1.2 envelope; a text tells why it is none. */
export function openEnvelope(root: NamedNode): OpenedEnvelope | 'version' | 'shape' {
  if (root.name === 'Envelope' && root.namespace !== SOAP_12) return 'version';
  const [body, ...more] = childOf(root, SOAP_12, 'Body')?.children ?? [];
  if (root.name !== 'Envelope' || body === undefined || more.length > 0) return 'shape';
  return { header: childOf(root, SOAP_12, 'Header'), body };
}

function envelope(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<env:Envelope xmlns:env="${SOAP_12}" xmlns:csd="${CSD_NAMESPACE}" xmlns:ror="${ROR_NAMESPACE}"><env:Body>${content}</env:Body></env:Envelope>\n`;
}

export function soapAnswer(content: string): Answer {
  return textAnswer(200, MEDIA, envelope(content));
}

/** `Sender` answers 400 and `Receiver` 500 (SOAP 1.2 part 2 §7.5.2). */
export function soapFault(side: 'Sender' | 'Receiver' | 'VersionMismatch', { code, message }: RorError): Answer {
  const text = escapeXml(message);
  const detail = `<ror:erreur code="${String(code)}" message="${text}">${text}</ror:erreur>`;
  const fault = `<env:Fault><env:Code><env:Value>env:${side}</env:Value></env:Code><env:Reason><env:Text xml:lang="fr">${text}</env:Text></env:Reason><env:Detail>${detail}</env:Detail></env:Fault>`;
  return textAnswer(side === 'Sender' ? 400 : 500, MEDIA, envelope(fault));
}

/** An error that travels in a normal 200 answer. */
export function inBandError({ code, message }: RorError): Answer {
  const text = escapeXml(message);
  return soapAnswer(
    `<csd:careServicesResponse><csd:error code="${String(code)}" message="${text}">${text}</csd:error></csd:careServicesResponse>`,
  );
}
