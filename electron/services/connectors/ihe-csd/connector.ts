import { CSD_NAMESPACE } from '../../../../shared/domain/csd/model.ts';
import type { ExchangeRequest } from '../../../../shared/domain/exchange/transaction.ts';
import { CARE_SERVICES_RESPONSE, readXmlAnswer } from '../answer-csd.ts';
import { isSuccess, readRefusal } from '../answer-status.ts';
import type { Answer, AnswerReading, Connector } from '../connector.ts';
import { notOfDialect } from '../request-check.ts';
import { buildIheRequest } from './build.ts';

/** The dialect of IHE: ITI-73 and ITI-74, as servers are and not only as the profile has them (domain reference CSD §4–5). */
export const iheConnector: Connector = { build: buildIheRequest, read };

const CSD = { name: 'CSD', namespace: CSD_NAMESPACE } as const;
const MODIFICATIONS_RESPONSE = { name: 'getModificationsResponse', namespace: CSD_NAMESPACE } as const;

async function read(answer: Answer, request: ExchangeRequest): Promise<AnswerReading> {
  if (!isSuccess(answer.status)) return readRefusal(answer);
  switch (request.transaction) {
    case 'find':
      // `encapsulated` is dropped by servers: both forms are good (CSD §5.2).
      return readXmlAnswer(answer, {
        kind: 'csd',
        payloads: [CSD, CARE_SERVICES_RESPONSE],
        searched: request.directory,
      });
    case 'modifications':
      return readXmlAnswer(answer, { kind: 'csd', payloads: [MODIFICATIONS_RESPONSE] });
    default:
      throw notOfDialect(request, 'ihe-csd');
  }
}
