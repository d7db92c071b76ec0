// The shell around the app: who is looking, what time it is, and the timers of the platform.
const CHINA = 8 * 3_600_000
const DAY = 86_400_000
const KEPT = 'local-shell-openid'

const at = (id) => document.getElementById(id)

const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

const ask = async (path, body) => {
  const answer = await fetch(`/local/${path}`, body && { method: 'POST', body: JSON.stringify(body) })
  return answer.json()
}

const two = (count) => String(count).padStart(2, '0')

const sayMoment = (instant) => {
  const moment = new Date(instant + CHINA)
  const day = `${moment.getUTCMonth() + 1}月${moment.getUTCDate()}日 周${'日一二三四五六'[moment.getUTCDay()]}`
  return `${day} ${moment.getUTCHours()}:${two(moment.getUTCMinutes())}:${two(moment.getUTCSeconds())}`
}

/** The next Friday 8:30 in China time, as an instant. */
const fridayMorning = (now) => {
  const today = Math.floor((now + CHINA) / DAY)
  const friday = today + ((5 - new Date(today * DAY).getUTCDay() + 7) % 7)
  const morning = friday * DAY + 8.5 * 3_600_000 - CHINA
  return morning > now ? morning : morning + 7 * DAY
}

const personas = await ask('personas')
let current = personas.find(({ openid }) => openid === localStorage.getItem(KEPT)) ?? personas[0]
let clock = await ask('clock')
let readAt = Date.now()

const now = () => clock.now + (Date.now() - readAt)

/** Opens the app anew, so that nothing of the person before stays in memory. */
const open = () => {
  const address = `/app/?as=${current.openid}#/${current.page}`
  at('frame').className = current.wide ? 'wide' : 'phone'
  at('frame').replaceChildren(
    element('iframe', { src: address, title: `${current.name}看到的小程序`, allow: 'camera' }),
  )
  at('as').textContent = current.name
  at('role').textContent = current.role
  at('inbox').href = `/wechat/inbox?openid=${current.openid}`
  at('alone').href = address
  for (const button of at('personas').querySelectorAll('button'))
    button.setAttribute('aria-pressed', String(button.value === current.openid))
}

const choose = (persona) => {
  current = persona
  localStorage.setItem(KEPT, persona.openid)
  open()
}

const showClock = () => {
  at('now').textContent = sayMoment(now())
  at('moved').hidden = Math.abs(clock.offsetMs) < 1000
}

const move = async (wish) => {
  clock = await ask('clock', wish)
  readAt = Date.now()
  showClock()
  open()
}

const sayReply = ({ kind, value, refusal }) =>
  kind === 'done' ? `完成 ${JSON.stringify(value)}` : kind === 'refused' ? `未办理 ${refusal.code}` : '出错，见日志'

const showTimers = async () => {
  const timers = await ask('timers')
  at('timers').replaceChildren(
    ...timers.map(({ name, cron, last }) => {
      const said = last ? `${sayMoment(last.at)} ${sayReply(last.reply)}` : '还没触发过'
      const fire = async () => {
        await ask(`timers/${name}/fire`, {})
        await showTimers()
      }
      return element(
        'li',
        {},
        element(
          'span',
          {},
          name,
          element('span', { className: 'schedule', textContent: cron }),
          element('span', { className: 'schedule', textContent: said }),
        ),
        element('button', {
          type: 'button',
          className: 'button',
          textContent: '触发',
          onclick: fire,
          ariaLabel: `触发 ${name}`,
        }),
      )
    }),
  )
}

at('personas').replaceChildren(
  ...personas.map((persona) => {
    const facts = `${persona.age} 岁 · ${persona.role}`
    const story = element('span', { className: 'story', textContent: persona.story })
    const button = element('button', { type: 'button', value: persona.openid, onclick: () => choose(persona) })
    button.append(element('b', { textContent: persona.name }), facts, story)
    return element('li', {}, button)
  }),
)

at('clock').addEventListener('click', ({ target }) => {
  const { by, friday, reset } = target.dataset
  if (by) move({ by: Number(by) })
  else if (friday !== undefined) move({ to: fridayMorning(now()) })
  else if (reset !== undefined) move({ to: null })
})

at('again').addEventListener('click', open)

open()
showClock()
setInterval(showClock, 1000)
await showTimers()
