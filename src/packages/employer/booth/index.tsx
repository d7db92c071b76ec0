import '../refusals'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Heading } from '@/ui/heading'
import { KeptDraft } from '@/ui/kept-draft'
import { Notice } from '@/ui/notice'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import * as employerCalls from '../../../../types/calls/employer'
import type { ActivityId } from '../../../../types/core'
import { Applied } from './applied'
import { FairChoice } from './fair-choice'
import { Fairs } from './fairs'
import styles from './index.module.scss'
import { NamedFair } from './named-fair'
import { Offers } from './offers'
import { liveBooth, useWish } from './use-wish'

const go = (page: string) => () => void Taro.redirectTo({ url: `/packages/employer/${page}/index` })

/** Asks for a booth: which fair, which postings. */
export default function EmployerBooth() {
  const named = (useRouter().params.activityId ?? null) as ActivityId | null
  const { reading, reload, now } = useRead(employerCalls.mine, {})
  const { fair, fairId, gone, state, ...wish } = useWish(named)
  const [choosing, setChoosing] = useState(!fairId)
  const mine = reading.kind === 'shown' ? reading.value : null
  const offered = mine ? wish.offeredOf(mine) : []
  const copper = fair?.special ? 'copper' : 'main'
  const footer = mine?.employer && state.kind !== 'done' && (
    <>
      <View className={styles.count}>{fair ? `已选 ${offered.length} 个岗位` : '请先选一场'}</View>
      <Button
        id='apply'
        kind={copper}
        disabled={!fair || offered.length === 0}
        busy={state.kind === 'sending'}
        onTap={() => wish.send(mine)}
        grow
      >
        申请展位
      </Button>
    </>
  )
  return (
    <PageShell title='申请展位' footer={footer}>
      <Reading of={reading} shape='list' onRetry={reload}>
        {({ employer, postings, booths }) => {
          if (!employer) {
            const register = { id: 'register', word: '登记单位', onTap: go('register') }
            return <Empty icon='building' title='先登记单位' next='登记好就可以申请展位' action={register} />
          }
          if (state.kind === 'done') return <Applied booth={state.value} onHome={go('home')} />
          const another = (
            <View className={styles.aside}>
              <Button id='another-fair' kind='quiet' size='small' onTap={() => setChoosing(true)}>
                换一场
              </Button>
            </View>
          )
          const closed = wish.closedOf({ postings })
          return (
            <>
              <KeptDraft
                isKept={wish.isKept}
                onDiscard={() => {
                  wish.discard()
                  setChoosing(!named)
                }}
              />
              {gone && !choosing && (
                <Notice
                  id='fair-gone'
                  tone='wait'
                  title={`“${gone.title}”${gone.state === 'cancelled' ? '已取消' : '已经开始或结束'}`}
                >
                  请在下面另选一场。
                </Notice>
              )}
              <Heading side={choosing || gone ? '近 4 周' : another}>选一场招聘会</Heading>
              {choosing || gone ? (
                <Fairs
                  home={employer.district}
                  now={now}
                  booths={booths.filter((booth) => liveBooth([booth], { id: booth.activityId }))}
                  chosen={fair?.id ?? null}
                  onChoose={(chosen) => {
                    wish.choose(chosen)
                    setChoosing(false)
                  }}
                />
              ) : fair ? (
                <FairChoice fair={fair} chosen booth={liveBooth(booths, fair)} onChoose={() => setChoosing(true)} />
              ) : (
                fairId && (
                  <NamedFair activityId={fairId} booth={liveBooth(booths, { id: fairId })} onFound={wish.found} />
                )
              )}
              <Heading side='可以多选'>选择参会岗位</Heading>
              {closed > 0 && (
                <Notice id='closed-since' tone='info' title={`有 ${closed} 个岗位已停招，已去掉`}>
                  只能申请还在招的岗位。
                </Notice>
              )}
              <Offers
                postings={postings}
                chosen={offered}
                day={fair?.day ?? null}
                onChange={wish.offer}
                onPost={go('posting')}
              />
              <Answer to={state} where='我的单位' onLook={go('home')} />
            </>
          )
        }}
      </Reading>
    </PageShell>
  )
}
