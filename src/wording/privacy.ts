import { sayWholeDay } from '../domain/time/calendar'

/** What one agrees to when registering: the notice, and apart from it the document number. */
export const agreeWords = {
  word: '我已阅读并同意《隐私说明》',
  detail: '用于报名、入场核对、联系您和统计。姓名、证件号码和手机号码加密保存，用人单位看不到。',
}
export const agreeAnewWords = (changes: string | null) => ({
  word: '我已阅读并同意新的《隐私说明》',
  detail: changes ? `这次改了：${changes}` : agreeWords.detail,
})
export const idNumberWords = {
  word: '我同意处理我的证件号码',
  detail: '用于防止冒名、核对入场。不同意不能网上报名。',
}
export const helpWords = {
  word: '我同意告诉现场工作人员我需要帮助',
  detail: '验票员只看到“请协助”，看不到原因。不勾选不影响报名。',
}
export const choosingWords = {
  word: '也可以用来挑选给我发哪些专场通知',
  detail: '用您的回答和所属群体。不勾选不影响报名，随时可以撤回。',
}
/** What a helper says and ticks when registering somebody at the door. */
export const doorWords = {
  say: '登记姓名和证件号码，是为了核对入场和统计人数。号码加密保存，不给用人单位。您同意登记吗？',
  word: '已向本人说明，本人同意',
  guardian: '已向监护人说明，监护人同意',
}

/** 2026年11月24日版: a version of a text on personal data, which is the China day it took effect. */
export const sayVersion = (version: string): string => `${sayWholeDay(version)}版`

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
