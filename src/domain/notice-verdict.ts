import type { NoticeState } from '../../types/notice'

/** What to do with a notice after WeChat's answer, and with the consent it spent. */
export type NoticeVerdict =
  | {
      state: Extract<NoticeState, 'sent' | 'refused' | 'invalid' | 'failed' | 'unknown'>
      credit: 'spend' | 'clear' | 'keep'
    }
  | { state: 'queued'; credit: 'keep'; waitMs: number }

/** What came of one request: WeChat's code, `unsent` when it certainly never left, `lost` when no answer came back. */
export type SendAnswer = { kind: 'answered'; errcode: number } | { kind: 'unsent' } | { kind: 'lost' }

/** A notice is tried this often in all. */
export const NOTICE_TRIES = 5

/** Busy or over quota: the answers that say "later". 43108 is seen in the field and not documented. */
const LATER = new Set([-1, 45009, 45011, 43108, 40001, 42001])

/** Waits 1, 2, 4, 8 minutes. */
const waitAfter = (attempts: number) => 60_000 * 2 ** (attempts - 1)

/**
 * The state an answer leads to after so many attempts. 43101 is final and means no consent is left; a lost answer may
 * have been delivered, so it is never sent again.
 * Source: the error codes of subscribeMessage.send (sendMessage.html, see `notice-values.ts`).
 */
export function verdictOf(answer: SendAnswer, attempts: number): NoticeVerdict {
  if (answer.kind === 'lost') return { state: 'unknown', credit: 'keep' }
  if (answer.kind === 'answered' && !LATER.has(answer.errcode)) return { ...finalOf(answer.errcode) }
  if (attempts >= NOTICE_TRIES) return { state: 'failed', credit: 'keep' }
  return { state: 'queued', credit: 'keep', waitMs: waitAfter(attempts) }
}

function finalOf(errcode: number) {
  if (errcode === 0) return { state: 'sent', credit: 'spend' } as const
  if (errcode === 43101) return { state: 'refused', credit: 'clear' } as const
  if (errcode === 47003) return { state: 'invalid', credit: 'keep' } as const
  return { state: 'failed', credit: 'keep' } as const
}

/** Whether an answer means that nothing else will get through for now either. */
export const isQuotaReached = (answer: SendAnswer): boolean =>
  answer.kind === 'unsent' || (answer.kind === 'answered' && (answer.errcode === 45009 || answer.errcode === 45011))
