import type { ScanOutcome, SelfCheckin } from '../../types/gate'
import { toneOf } from '../domain/gate/gate'
import { sayTime } from '../domain/time/calendar'

type Said = { tone: 'go' | 'wait' | 'stop'; title: string; next: string }

const desk = '请把入场码给入口的工作人员扫一下'

const own: Partial<Record<ScanOutcome, (checkin: SelfCheckin) => Omit<Said, 'tone'>>> = {
  admitted: ({ at, place }) => ({ title: `${sayTime(at)} 签到成功`, next: `${place}，欢迎您` }),
  readmitted: ({ at }) => ({ title: `${sayTime(at)} 再次签到成功`, next: '欢迎回来' }),
  usedAlready: () => ({ title: '您已经签到过了', next: '不用再扫，直接进去就行' }),
  selfCodeStale: () => ({ title: '签到码过期了', next: '签到码每 15 秒更新，请扫当前的码' }),
  selfCodeElsewhere: () => ({ title: '这是另一场的签到码', next: '请看看是不是走错了地方，再扫本场的签到码' }),
  notOurs: () => ({ title: '这不是签到码', next: '请扫现场屏幕上的签到码' }),
  damaged: () => ({ title: '签到码没有扫清', next: '走近一点、对准了再扫一次' }),
  forged: () => ({ title: '签到码无效', next: desk }),
  gateNotOpen: () => ({ title: '还没到签到时间', next: '请稍等，入口开放后再扫' }),
  gateClosed: () => ({ title: '签到已经停止', next: '请到服务台咨询' }),
  cancelled: () => ({ title: '您的报名已取消', next: '请到服务台问问还有没有名额' }),
  notConfirmed: () => ({ title: '您还在候补', next: '请到服务台等候现场名额' }),
  released: () => ({ title: '来晚了，名额已让出', next: '请到服务台，有空名额可以马上补上' }),
  activityCancelled: () => ({ title: '活动已取消', next: '请看看小程序里的其他场次' }),
  venueFull: () => ({ title: '场内已满', next: '请在门口稍等，有人出来就能进' }),
}

/** What checking oneself in came to, said to the person who did. */
export const saySelf = (checkin: SelfCheckin): Said => {
  const tone = checkin.outcome === 'usedAlready' ? 'go' : toneOf(checkin.outcome)
  return { tone, ...(own[checkin.outcome]?.(checkin) ?? { title: '这次没有签到成功', next: desk }) }
}
