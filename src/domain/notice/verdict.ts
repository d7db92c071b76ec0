import type { Instant } from '../../../types/core'
import type { NoticeState } from '../../../types/notice'

/**
 * What to do with a notice after WeChat's answer, and with the consent it spent. `spared`: the try does not count,
 * because nobody could have got through.
 */
export type NoticeVerdict =
  | { state: Exclude<NoticeState, 'queued' | 'claimed'>; credit: 'spend' | 'clear' | 'keep' }
  | { state: 'queued'; credit: 'keep'; waitMs: number; spared: boolean }

/** What came of one request: WeChat's code, `unsent` when it certainly never left, `lost` when no answer came back. */
export type SendAnswer = { kind: 'answered'; errcode: number } | { kind: 'unsent' } | { kind: 'lost' }

/** A notice is tried this often in all, tries that WeChat could not take at all aside. */
export const NOTICE_TRIES = 5

const FIRST_WAIT = 60_000

/** 系统繁忙, and 43108, which is seen in the field and not documented: later. */
const BUSY = new Set([-1, 43108])
/** The quota of the day, the quota of the minute. */
const QUOTA = new Set([45009, 45011])
/** A token that was replaced once already and is still not taken. */
const TOKEN = new Set([40001, 40014, 42001])

const FINAL: Record<number, Extract<NoticeVerdict, { credit: string }>> = {
  0: { state: 'sent', credit: 'spend' },
  43101: { state: 'refused', credit: 'clear' },
  40003: { state: 'gone', credit: 'keep' },
  47003: { state: 'invalid', credit: 'keep' },
  40037: { state: 'invalid', credit: 'keep' },
  41030: { state: 'invalid', credit: 'keep' },
}

/**
 * The state an answer leads to after so many attempts. 43101 is final and means no consent is left; a lost answer may
 * have been delivered, so it is never sent again. `jitter` from 0 to 1 spreads the waits, 1, 2, 4, 8 minutes at most.
 * Source: the error codes of subscribeMessage.send (sendMessage.html, see `notice-fit.ts`).
 */
export function verdictOf(answer: SendAnswer, attempts: number, jitter: number): NoticeVerdict {
  if (answer.kind === 'lost') return { state: 'unknown', credit: 'keep' }
  const waitMs = Math.round(FIRST_WAIT * 2 ** Math.min(attempts - 1, 3) * (0.5 + jitter / 2))
  if (answer.kind === 'unsent' || QUOTA.has(answer.errcode) || TOKEN.has(answer.errcode))
    return { state: 'queued', credit: 'keep', waitMs, spared: true }
  if (!BUSY.has(answer.errcode)) return { ...(FINAL[answer.errcode] ?? { state: 'failed', credit: 'keep' }) }
  if (attempts >= NOTICE_TRIES) return { state: 'failed', credit: 'keep' }
  return { state: 'queued', credit: 'keep', waitMs, spared: false }
}

/**
 * What a batch of answers says about WeChat itself: it works, it counts us out, or nothing of all this got through.
 * One quota answer among answers that got through is that message's own.
 */
export type Health = { kind: 'well' } | { kind: 'quota' } | { kind: 'faults'; faults: number }

const isFault = (answer: SendAnswer) =>
  answer.kind !== 'answered' || [BUSY, TOKEN, QUOTA].some((codes) => codes.has(answer.errcode))

/** The health told by some answers; null when there are none. */
export function healthOf(answers: readonly SendAnswer[]): Health | null {
  if (answers.length === 0) return null
  if (answers.some((answer) => !isFault(answer))) return { kind: 'well' }
  if (answers.some((answer) => answer.kind === 'answered' && QUOTA.has(answer.errcode))) return { kind: 'quota' }
  return { kind: 'faults', faults: answers.length }
}

/** So many faults in a row close the breaker for every worker. */
export const FAULTS_TO_CLOSE = 10

const FAULT_PAUSE = 5_000
const QUOTA_PAUSE = 60_000

/**
 * How long nothing is sent after the breaker closed for the nth time running: from five seconds, after a quota from a
 * minute, doubling to half an hour at most. `jitter` from 0 to 1 adds up to a quarter.
 */
export const pauseAfter = (why: 'quota' | 'faults', closings: number, jitter: number): Instant =>
  Math.round(Math.min(1_800_000, (why === 'quota' ? QUOTA_PAUSE : FAULT_PAUSE) * 2 ** closings) * (1 + jitter / 4))
