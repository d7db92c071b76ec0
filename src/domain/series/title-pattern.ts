/** The parts of a title that are filled in for each date, as stored and as a clerk reads and writes them. */
const PARTS = { theme: '主题', date: '日期', district: '区县' } as const
export type TitlePart = keyof typeof PARTS

const parts = Object.keys(PARTS) as TitlePart[]
const stored = (part: TitlePart) => `{${part}}`

const swap = (title: string, from: string, to: string) => title.split(from).join(to)

/** 〔主题〕, as it stands in a clerk's title. */
export const titleMark = (part: TitlePart): string => `〔${PARTS[part]}〕`

/** `{theme}专场` as a clerk reads it: 〔主题〕专场. */
export const readablePattern = (pattern: string): string =>
  parts.reduce((title, part) => swap(title, stored(part), titleMark(part)), pattern)

/** 〔主题〕专场 as it is stored: `{theme}专场`. Whoever writes `{theme}` themselves means the same. */
export const storedPattern = (readable: string): string =>
  parts.reduce((title, part) => swap(title, titleMark(part), stored(part)), readable)
