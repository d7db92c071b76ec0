/** The short form beside the box that is ticked. */
export const privacySummary = '用于报名、入场核对、联系您和统计。姓名、证件号码和手机号码加密保存，用人单位看不到。'

/** 2026年11月24日版: a version of a text on personal data, which is the China day it took effect. */
export const sayVersion = (version: string): string => {
  const [year, month, day] = version.split('-').map(Number)
  return `${year}年${month}月${day}日版`
}

/** The whole text in plain lines, to be copied. */
export const sayWhole = (parts: readonly Part[]): string =>
  parts
    .map(({ title, lines, table }) =>
      [title, ...lines, ...(table?.rows ?? []).map((row) => sayRow(table?.columns ?? [], row).join('\n'))].join('\n'),
    )
    .join('\n\n')

type Part = {
  title: string
  lines: readonly string[]
  table?: { columns: readonly string[]; rows: readonly (readonly string[])[] }
}

/** A row of a table as lines: the first cell is what it is about, the others are led by the word of their column. */
export const sayRow = (columns: readonly string[], row: readonly string[]): string[] =>
  row.map((cell, at) => (at === 0 ? cell : `${columns[at]}：${cell}`))
