import { toneOf } from '@/domain/gate/gate'
import type { Scanned } from '@/domain/gate/scanned'
import { gateSigns } from '@/wording/gate'
import { sayOffline } from '@/wording/gate-offline'
import { sayRefusal } from '@/wording/refusal'
import { sayFlag, sayScan, type Sign as Words } from '@/wording/scan'
import { sayWrongCode } from '@/wording/scanned'
import type { Instant } from '../../../../types/core'
import type { GateSession, ScanOutcome, ScanResult, Way } from '../../../../types/gate'
import { Sign } from './sign'
import type { Answer } from './use-scans'

type Props = { answer: Answer; session: GateSession | null; way: Way; now: Instant }

/** What the last scan came to, as a sign. */
export function Panel({ answer, session, way, now }: Props) {
  switch (answer.kind) {
    case 'answered':
      return <Outcome result={answer.result} scanned={answer.scanned} />
    case 'offline': {
      const { outcome, usedAt, newSince, scanned } = answer
      const sign = signOf(sayOffline(outcome, { usedAt, newSince }), outcome, scanned)
      return <Sign tone={toneOf(outcome)} {...sign} mark='离线' />
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
export function Outcome({ result, scanned }: { result: ScanResult; scanned?: Scanned }) {
  const { outcome } = result
  const sign = signOf(sayScan(outcome, { ...result, admitted: result.counts.admitted }), outcome, scanned)
  return <Sign tone={toneOf(outcome)} {...sign} flags={outcome === 'exited' ? [] : result.flags.map(sayFlag)} />
}

/** A code that is no ticket's is called by its name. */
function signOf(sign: Words, outcome: ScanOutcome, scanned: Scanned | undefined): Words {
  const wrong = outcome === 'notOurs' && scanned ? sayWrongCode(scanned, 'gate') : null
  return wrong ? { word: wrong.title, detail: wrong.what, next: wrong.next } : sign
}

const resting = (session: GateSession | null, way: Way, now: Instant) => {
  if (way === 'out') return gateSigns.readyOut
  return session && now < session.opensAt ? gateSigns.early : gateSigns.ready
}
