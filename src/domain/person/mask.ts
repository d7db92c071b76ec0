/** Compound surnames of two characters that are still met; others are masked after one, which hides more. */
const COMPOUND_SURNAMES =
  /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|宇文|司徒|司空|夏侯|端木|南宫|独孤|长孙|轩辕|钟离|澹台|申屠|太史|闻人|赫连|呼延|鲜于|闾丘|公冶|宗政|濮阳|淳于|单于|仲孙|万俟|百里|东郭|西门|左丘)./u

const stars = (count: number) => '*'.repeat(Math.max(0, count))

/** First letter or character of each part and a fixed number of stars, so that the length is hidden too. */
const maskParts = (name: string, separator: string) =>
  name
    .split(separator)
    .filter(Boolean)
    .map((part) => `${Array.from(part)[0]}**`)
    .join(separator)

/**
 * A real name as gates and lists show it: 杨军 → 杨*, 杨秀军 → 杨*军, 欧阳秀军 → 欧阳**, 阿依古丽·买买提 → 阿**·买**,
 * John Smith → J** S**. Enough for two people who know the name, not enough for one who does not.
 */
export const maskName = (name: string): string => {
  const chars = Array.from(name.trim())
  if (name.includes('·')) return maskParts(name.trim(), '·')
  if (/^[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/.test(name.trim())) return maskParts(name.trim(), ' ')
  if (COMPOUND_SURNAMES.test(name.trim())) return chars.slice(0, 2).join('') + stars(chars.length - 2)
  if (chars.length <= 2) return (chars[0] ?? '') + stars(1)
  return chars[0] + stars(chars.length - 2) + chars[chars.length - 1]
}

/** 522201199001011234 → 5222**********1234; a passport keeps two characters at each end. */
export const maskIdNumber = (number: string): string => {
  const kept = number.length >= 15 ? 4 : number.length >= 6 ? 2 : 0
  return number.slice(0, kept) + stars(number.length - 2 * kept) + number.slice(number.length - kept)
}

/** 13812345678 → 138****5678, +85291234567 → +852****4567. */
export const maskPhone = (phone: string): string => {
  const [, country = '', rest = ''] = /^(\+\d{3})?(.*)$/.exec(phone) ?? []
  const head = country ? 0 : 3
  if (rest.length < 8) return country + stars(rest.length)
  return country + rest.slice(0, head) + stars(rest.length - head - 4) + rest.slice(-4)
}

/** Numbers somebody wrote into a sentence that could be a document's or a telephone's: 电 13985600000 → 电 139****0000. */
export const maskNumbers = (text: string): string =>
  text.replace(/\+?\d[\d\s-]{5,}[\dXx]/g, (number) => {
    const digits = number.replace(/[\s-]/g, '')
    return digits.length >= 15 ? maskIdNumber(digits) : maskPhone(digits)
  })
