const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The 16 bytes of a UUID. A fault when the text is none. */
export const uuidBytes = (uuid: string): readonly number[] => {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid)) throw new RangeError('not a UUID')
  const hex = uuid.replace(/-/g, '')
  return Array.from({ length: 16 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16))
}

/** The UUID of 16 bytes. */
export const uuidText = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < 16; at += 1)
    text += (at === 4 || at === 6 || at === 8 || at === 10 ? '-' : '') + HEX[bytes[at] ?? 0]
  return text
}
