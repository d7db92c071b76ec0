import type { ConsentAnswer } from '../../../types/consent'

/** What WeChat says of a template instead of an answer, such as a failed request. */
const NO_ANSWER = /fail|error|invalid|timeout/i

/**
 * WeChat's word for one template as an answer of ours, or null when it is none. There are several kinds of yes (`accept`,
 * `acceptWithAudio`, `acceptWithAlert`, `acceptWithForcePush`), and newer clients bring more: whatever is neither a no
 * (`reject`, `ban`, `filter`, in any of their forms) nor a failure is a yes. Counting a consent too many is safe: WeChat
 * refuses the one message and the consent is spent; counting one too few leaves somebody untold who said yes.
 */
export function answerOf(word: unknown): ConsentAnswer | null {
  if (typeof word !== 'string' || word.trim() === '' || NO_ANSWER.test(word)) return null
  const no = (['reject', 'ban', 'filter'] as const).find((each) => word.trim().toLowerCase().startsWith(each))
  return no ?? 'accept'
}
