import { toneOf } from '@/domain/gate'
import { gateSigns } from '@/wording/gate'
import { sayRefusal } from '@/wording/refusal'
import { sayScan } from '@/wording/scan'
import type { Instant } from '../../../../types/core'
import type { GateSession } from '../../../../types/gate'
import { Sign } from './sign'
import type { Answer } from './use-scans'

type Props = { answer: Answer; session: GateSession | null; now: Instant }

/** What the last scan came to, as a sign. */
export function Panel({ answer, session, now }: Props) {
  switch (answer.kind) {
    case 'answered': {
      const { result } = answer
      const facts = { ...result, admitted: result.counts.admitted }
      return <Sign tone={toneOf(result.outcome)} {...sayScan(result.outcome, facts)} />
    }
    case 'refused': {
      const { title, next } = sayRefusal(answer.refusal)
      return <Sign tone='stop' {...gateSigns.refused} detail={title} next={next} />
    }
    case 'unsent':
    case 'unread':
      return <Sign tone='wait' {...gateSigns[answer.kind]} />
    case 'checking':
      return <Sign tone='rest' {...gateSigns.checking} />
    case 'broken':
      return <Sign tone='wait' {...gateSigns.broken} detail={`${gateSigns.broken.detail}（编号 ${answer.traceId}）`} />
    default:
      return <Sign tone='rest' {...(session && now < session.opensAt ? gateSigns.early : gateSigns.ready)} />
  }
}
