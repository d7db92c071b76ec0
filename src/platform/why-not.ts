/**
 * Why WeChat did not do something: the person closed it, did not allow it, the console's privacy declaration does not
 * name it, or something else. Its words are the only sign there is.
 */
export type WhyNot = 'cancelled' | 'denied' | 'undeclared' | 'failed'

/** WeChat's numbers for it, where its words are left out: not in the privacy declaration, privacy not agreed to. */
const UNDECLARED = 112
const NOT_AGREED = 104

export function whyNot(fault: unknown): WhyNot {
  const { errMsg, errno } = (fault ?? {}) as { errMsg?: string; errno?: number }
  const said = String(errMsg ?? fault)
  if (errno === UNDECLARED || /not declared|privacy api banned|api unauthorized/i.test(said)) return 'undeclared'
  if (/cancel|取消/i.test(said)) return 'cancelled'
  return errno === NOT_AGREED || /auth|deny|denied|permission|reject|拒绝/i.test(said) ? 'denied' : 'failed'
}
