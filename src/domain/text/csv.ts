/** One cell: text, a number, or nothing. */
export type Cell = string | number | null

/** What spreadsheets take for the beginning of a formula (OWASP, CSV injection), also behind blanks and full-width. */
const FORMULA = /^[\s\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20|\t\r\n]/

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

const cellOf = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const plain = cell.replace(CONTROL, '\ufffd')
  const safe = FORMULA.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/**
 * A table as CSV (RFC 4180) that Excel opens in Chinese: byte order mark, CRLF, and no cell of text that a spreadsheet
 * would run as a formula. Numbers stay numbers.
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`
