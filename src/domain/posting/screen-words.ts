import type { ScreenFlag } from '../../../types/posting'

/**
 * What one rule objects to. `flagged` finds a condition, not a mere mention; a pattern's first group, if any, is the
 * phrase. `allowed` finds lawful wording around the same words; a phrase that touches it is let through. Patterns see
 * half-width text, once with single blanks and once with none, and have no look-behind (iOS < 16.4 cannot parse it).
 */
export type ScreenRule = {
  code: ScreenFlag['code']
  suggestion: string
  flagged: readonly RegExp[]
  allowed: readonly RegExp[]
}

/** Patterns that find every match, whatever the case of Latin letters. */
export const all = (...sources: readonly string[]) => sources.map((source) => new RegExp(source, 'gi'))

/** Inside one clause; where a clause, or an entry in a list, begins and ends. */
export const gap = (most: number) => `[^,;。\\n]{0,${most}}`
export const START = '(?:^|[,;。、\\s:(\\[【/|.!])'
export const END = '(?=$|[,;。、\\s)\\]】/|.!])'
/** How postings ask for people, limit, turn away, prefer, and say that it does not matter. */
export const HIRE = '(?:招聘?|诚聘|急聘|急招|急需|聘|寻找?|找)'
export const ONLY = '(?:仅限|只限|限招|只招|仅招|只要|[只仅](?:考虑|接受|招收|收)|限|要求|必须|需要?|须)(?:为|是|有)?'
export const NOT = '(?:不招[收聘]?|不收|不要|不考虑|不接受|不录用|不聘用|谢绝|拒绝|勿招)'
export const KEEP_OUT =
  '(?:勿扰|勿投|莫扰|免投|免谈|止步|除外|不要|不招|不收|不考虑|不接受|不录用|不聘用|不予(?:录用|聘用|考虑)|请?勿(?:应聘|投递|联系)|谢绝|请绕行)'
export const PREFER = '(?:优先(?!安排|提供|办理|享受|入住|分配|接待|服务)|优选|为主|为佳|为宜|更佳|最佳|更合适|即可)'
export const FREE = '(?:不限|均可|皆可|都可以?|都行|都要|也可以?|皆宜|均宜|兼收|不作要求|不做要求|无要求)'
