/**
 * A fresh UUID (version 4 form) made on the phone, so that sending a creation twice creates it once. WeChat's logic
 * layer has no crypto.randomUUID; these ids name things and guard nothing, so Math.random is enough.
 */
export function newId<T extends string>(): T {
  const hex = Array.from({ length: 32 }, (_, at) => {
    const digit = Math.floor(Math.random() * 16)
    if (at === 12) return '4'
    return (at === 16 ? (digit & 3) | 8 : digit).toString(16)
  }).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-') as T
}
