import { toneOf } from '@/domain/gate'
import { gateSigns } from '@/wording/gate'
import { sayOffline } from '@/wording/gate-offline'
import { sayRefusal } from '@/wording/refusal'
import { sayFlag, sayScan } from '@/wording/scan'
import type { Instant } from '../../../../types/core'
import type { GateSession, ScanResult, Way } from '../../../../types/gate'
import { Sign } from './sign'
import type { Answer } from './use-scans'

type Props = { answer: Answer; session: GateSession | null; way: Way; now: Instant }

/** What the last scan came to, as a sign. */
export function Panel({ answer, session, way, now }: Props) {
  switch (answer.kind) {
    case 'answered':
      return <Outcome result={answer.result} />
    case 'offline': {
      const { outcome, usedAt, newSince } = answer
      return <Sign tone={toneOf(outcome)} {...sayOffline(outcome, { usedAt, newSince })} mark='离线' />
    }
    case 'refused': {
      const { title, next } = sayRefusal(answer.refusal)
      return <Sign tone='stop' {...gateSigns.refused} detail={title} next={next} />
    }
    case 'blind':
      return <Sign tone='wait' {...gateSigns.blind} mark='离线' />
    case 'unread':
      return <Sign tone='wait' {...gateSigns.unread} />
    case 'checking':
      return <Sign tone='rest' {...gateSigns.checking} />
    default:
      return <Sign tone='rest' {...resting(session, way, now)} />
  }
}

/** The cloud's answer to one act. */
export function Outcome({ result }: { result: ScanResult }) {
  const facts = { ...result, admitted: result.counts.admitted }
  return <Sign tone={toneOf(result.outcome)} {...sayScan(result.outcome, facts)} flags={result.flags.map(sayFlag)} />
}

const resting = (session: GateSession | null, way: Way, now: Instant) => {
  if (way === 'out') return gateSigns.readyOut
  return session && now < session.opensAt ? gateSigns.early : gateSigns.ready
}
