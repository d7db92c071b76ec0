import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import type { Picture } from '@/platform/files'
import { paintQr } from '@/ui/qr-code/draw'
import { codeWord, nextOf } from '@/wording/ticket'
import type { Instant } from '../../../../types/core'
import type { Ticket } from '../../../../types/ticket'

const width = 750
const height = 1100
const font = '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'

/** The ticket as a picture for the album: black on white, sharp enough to be scanned from it; of a class with its next lesson. */
export const pictureOf = (ticket: Ticket, code: string, now: Instant): Picture => {
  const { name, activity, bus } = ticket
  const at = nextOf(ticket, now).startsAt
  return {
    name: `${codeWord(activity)} ${activity.title}`,
    width,
    height,
    paint: (brush) => {
      const write = (text: string, y: number, look: string) => {
        brush.font = `${look} ${font}`
        brush.fillText(text, width / 2, y, width - 80)
      }
      brush.fillStyle = '#ffffff'
      brush.fillRect(0, 0, width, height)
      brush.fillStyle = '#16241f'
      brush.textAlign = 'center'
      write(activity.title, 100, 'bold 44px')
      write(`${sayDay(dayOf(at))} ${sayTime(at)}`, 165, '34px')
      write(bus ? `${bus.stop.name} 上车` : activity.place, 215, '34px')
      paintQr(brush, code, { x: 85, y: 260, size: 580 })
      brush.fillStyle = '#16241f'
      write(name, 920, 'bold 48px')
      write(`${bus ? '上车' : '入场'}时请出示，由工作人员扫码`, 980, '32px')
      write('天天有招聘 · 周五是专场', 1050, '28px')
    },
  }
}
