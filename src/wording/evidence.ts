import type { Instant } from '../../types/core'
import type { EvidenceLine } from '../../types/door'
import type { ScanOutcome } from '../../types/gate'
import type { Cell } from '../domain/text/csv'
import { dayOf, sayTime } from '../domain/time/calendar'
import { conflictLabel, howLabel } from './door'
import { sayScanShort } from './scan'

const HEAD = [
  '扫码时间',
  '收到时间',
  '入口',
  '验票员',
  '进出',
  '方式',
  '结果',
  '手机当时结果',
  '核对原因',
  '处理',
  '撤销原因',
  '姓名（已遮盖）',
  '报名编号',
  '补记原因',
  '码的编号',
  '扫码编号',
]

/** What a scan came to, told afterwards: at the gate it asks people in, in a report it says that they came in. */
export const sayScanKept = (outcome: ScanOutcome): string => KEPT[outcome] ?? sayScanShort(outcome)

const KEPT: Partial<Record<ScanOutcome, string>> = { admitted: '入场', readmitted: '再次入场', exited: '离场' }

const two = (count: number) => `${count}`.padStart(2, '0')

/** `2026-11-27 9:02:07`, China time to the second. */
const sayMoment = (at: Instant): string => `${dayOf(at)} ${sayTime(at)}:${two(Math.floor(at / 1000) % 60)}`

/** The rows of the export: every scan, refused ones too, under a heading in Chinese. */
export const evidenceRows = (lines: readonly EvidenceLine[]): Cell[][] => [
  HEAD,
  ...lines.map((line) => [
    sayMoment(line.scannedAt),
    sayMoment(line.receivedAt),
    line.gate,
    line.helper,
    line.way === 'in' ? '入场' : '离场',
    howLabel[line.how],
    sayScanKept(line.outcome),
    line.said && sayScanKept(line.said),
    line.conflict && conflictLabel[line.conflict].word,
    line.settled,
    line.undone,
    line.name,
    line.ticketId,
    line.noted,
    line.text,
    line.scanId,
  ]),
]

/** A file's name without what file systems refuse. */
export const evidenceName = (title: string, day: string): string =>
  `入场记录 ${title.replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ').trim()} ${day}.csv`
