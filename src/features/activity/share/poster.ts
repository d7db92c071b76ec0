import { sayRange } from '@/domain/time/calendar'
import type { Brush, Picture } from '@/platform/files'
import { fullPlace, sayOffer } from '@/wording/activity'
import type { ActivityDetail } from '../../../../types/activity'

const width = 750
const height = 1180
const edge = 60
const font = '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'
const head = 360
const code = { x: 215, y: 680, size: 320 }

/** Lines of at most so many Chinese characters, at most `most` of them; letters and digits are half as wide. */
const linesOf = (text: string, room: number, most: number): string[] => {
  const lines: string[] = ['']
  let used = 0
  for (const character of text.replace(/\s+/g, ' ')) {
    const size = character.charCodeAt(0) < 0x2000 ? 0.55 : 1
    if (used + size > room) {
      lines.push('')
      used = 0
    }
    lines[lines.length - 1] += character
    used += size
  }
  return lines.length > most ? [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').slice(0, -1)}…`] : lines
}

type Line = { size: number; bold?: boolean; colour: string; y: number; room?: number; most?: number }

const writerOn =
  (brush: Brush) =>
  (text: string, { size, bold, colour, y, most = 1 }: Line): number => {
    brush.fillStyle = colour
    brush.font = `${bold ? 'bold ' : ''}${size}px ${font}`
    const lines = linesOf(text, (width - 2 * edge) / size, most)
    lines.forEach((line, at) => {
      brush.fillText(line, edge, y + at * size * 1.35, width - 2 * edge)
    })
    return y + lines.length * size * 1.35
  }

/** A poster for a wall or a chat: what, when, where, how much, and the mini-program code (`png`, base64). */
export const posterOf = (activity: ActivityDetail, png: string): Picture => ({
  name: `海报 ${activity.title}`,
  width,
  height,
  images: [png],
  paint: (brush, [picture]) => {
    const { title, special, kind, startsAt, endsAt, venue, sessions, organizer } = activity
    const write = writerOn(brush)
    const lesson = kind === 'course' ? sessions[0] : undefined
    brush.fillStyle = '#ffffff'
    brush.fillRect(0, 0, width, height)
    brush.fillStyle = special ? '#7c3a10' : '#08503f'
    brush.fillRect(0, 0, width, head)
    brush.textAlign = 'left'
    write('天天有招聘 · 周五是专场', { size: 30, colour: '#ffffff', y: 90 })
    write(title, { size: title.length > 16 ? 54 : 76, bold: true, colour: '#ffffff', y: 185, most: 3 })
    const when = lesson ? `${sayRange(lesson.startsAt, lesson.endsAt)} 开课` : sayRange(startsAt, endsAt)
    const below = write(when, { size: 38, bold: true, colour: '#16241f', y: head + 80 })
    const place = write(venue.name, { size: 34, colour: '#16241f', y: below + 10 })
    const way = write(fullPlace(venue), { size: 28, colour: '#4c5b56', y: place, most: 2 })
    if (kind === 'fair') write(sayOffer(activity), { size: 28, colour: '#4c5b56', y: way })
    brush.drawImage(picture, code.x, code.y, code.size, code.size)
    brush.textAlign = 'center'
    brush.fillStyle = '#16241f'
    brush.font = `bold 34px ${font}`
    brush.fillText('微信扫一扫，看岗位、报名', width / 2, code.y + code.size + 60)
    brush.fillStyle = '#4c5b56'
    brush.font = `28px ${font}`
    brush.fillText(`${organizer.name} ${organizer.phone}`, width / 2, code.y + code.size + 115, width - 2 * edge)
  },
})
