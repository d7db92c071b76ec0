import { useReachBottom } from '@tarojs/taro'
import { cloudNow } from '@/api/clock'
import { usePages } from '@/api/use-pages'
import { useRead } from '@/api/use-read'
import { ListTail } from '@/features/list-tail'
import { goHome, openTicket } from '@/features/routes'
import { useMyTickets } from '@/features/ticket/use-my-tickets'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Endless } from '@/ui/endless'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import { TicketRow } from '@/ui/ticket-row'
import { byUrgency, isLive } from '@/wording/ticket'
import { isOffered, sayStanding } from '@/wording/waitlist'
import * as ticketCalls from '../../../../types/calls/ticket'
import type { Instant } from '../../../../types/core'
import { RECENT_TICKETS, type Ticket } from '../../../../types/ticket'

/** 我的报名: what waits for an answer first, then what is still to come, then what was. */
export default function TicketList() {
  const { reading, reload } = useMyTickets()
  const now = cloudNow()
  return (
    <PageShell title='我的报名'>
      <Reading of={reading} shape='list' onRetry={reload}>
        {(tickets) => {
          const offers = tickets.filter((ticket) => isOffered(ticket, now) && isLive(ticket, now)).sort(byUrgency(now))
          const live = tickets.filter((ticket) => isLive(ticket, now) && !offers.includes(ticket)).sort(byUrgency(now))
          const past = tickets.filter((ticket) => !isLive(ticket, now))
          return tickets.length > 0 ? (
            <>
              <Standings />
              <Group id='offers' title='轮到您了，请确认' tickets={offers} now={now} />
              <Group id='live' title='待参加' tickets={live} now={now} />
              {tickets.length < RECENT_TICKETS ? (
                <Group id='past' title='历史报名' tickets={past} now={now} />
              ) : (
                <History />
              )}
            </>
          ) : (
            <Empty
              icon='qr'
              title='还没有报名'
              next='报名后在这里看入场码，没网也能打开'
              action={{ id: 'to-home', word: '去看招聘会', onTap: goHome }}
            />
          )
        }}
      </Reading>
    </PageShell>
  )
}

/** Everything signed up for before, of an account with more than fits on one page: it goes on as one scrolls. */
function History() {
  const { reading, reload, tail, more } = usePages(ticketCalls.history, {}, (page) => page.tickets, { keep: true })
  const now = cloudNow()
  useReachBottom(more)
  return (
    <Reading of={reading} shape='list' onRetry={reload} quiet>
      {(tickets) => (
        <>
          <Group id='past' title='历史报名' tickets={tickets.filter((ticket) => !isLive(ticket, now))} now={now} />
          <ListTail tail={tail} onMore={more} endWord='没有更早的了' />
        </>
      )}
    </Reading>
  )
}

/** What places missed without a word come to; only where the bureau has it follow at all. */
function Standings() {
  const { reading } = useRead(ticketCalls.standing, {}, { keep: true })
  if (reading.kind !== 'shown') return null
  return reading.value.map((standing) => {
    const words = sayStanding(standing)
    return (
      words && (
        <Notice key={standing.personId} id={`standing-${standing.personId}`} tone='info' title={words.title}>
          {words.next}
        </Notice>
      )
    )
  })
}

type GroupProps = { id: string; title: string; tickets: readonly Ticket[]; now: Instant }

function Group({ id, title, tickets, now }: GroupProps) {
  if (tickets.length === 0) return null
  return (
    <>
      <Heading>{title}</Heading>
      <Card id={id} pad='rows'>
        <Endless id={id} rows={tickets}>
          {(ticket) => <TicketRow key={ticket.id} ticket={ticket} now={now} onTap={() => openTicket(ticket.id)} />}
        </Endless>
      </Card>
    </>
  )
}
