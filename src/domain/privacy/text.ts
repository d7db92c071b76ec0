import type { PrivacyPart } from '../../../types/privacy'
import { sayDays } from './retention'

/** What only the bureau can say: its value, or null while nobody has said it. */
export type Blank = { code: string; label: string; value: string | null }

type Facts = { blanks: readonly Blank[]; retention: readonly { what: string; days: number }[] }

/**
 * The parts of a text with its marks filled in: `{blank:code}` becomes the bureau's word, or the label in 〔〕 where
 * there is none yet; `{keep:what}` a period of retention, also within the bureau's word. A mark nobody knows stays as it is, so that it is seen.
 */
export function fillIn(parts: readonly PrivacyPart[], { blanks, retention }: Facts): PrivacyPart[] {
  const said = new Map(blanks.map(({ code, label, value }) => [`{blank:${code}}`, value ?? `〔${label}〕`]))
  const kept = new Map(retention.map(({ what, days }) => [`{keep:${what}}`, sayDays(days)]))
  const fill = (text: string) =>
    text
      .replace(/\{blank:\w+\}/g, (mark) => said.get(mark) ?? mark)
      .replace(/\{keep:\w+\}/g, (mark) => kept.get(mark) ?? mark)
  return parts.map(({ title, lines, table }) => ({
    title,
    lines: lines.map(fill),
    ...(table && { table: { columns: table.columns, rows: table.rows.map((row) => row.map(fill)) } }),
  }))
}
