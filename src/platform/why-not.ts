/**
 * Why WeChat did not do something: the person closed it, did not allow it, the console's privacy declaration does not
 * name it, or something else. Its words are the only sign there is.
 */
export type WhyNot = 'cancelled' | 'denied' | 'undeclared' | 'failed'

export function whyNot(fault: unknown): WhyNot {
  const said = String((fault as { errMsg?: string } | null)?.errMsg ?? fault)
  if (/not declared|privacy api banned|api unauthorized/i.test(said)) return 'undeclared'
  if (/cancel/i.test(said)) return 'cancelled'
  return /auth|deny|denied|permission/i.test(said) ? 'denied' : 'failed'
}
