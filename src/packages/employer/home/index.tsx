import '../refusals'
import Taro from '@tarojs/taro'
import { useRead } from '@/api/use-read'
import { dayOf } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import * as employerCalls from '../../../../types/calls/employer'
import { Asked } from './asked'
import { Booths } from './booths'
import { People } from './people'
import { Postings } from './postings'
import { Standing } from './standing'
import { Welcome } from './welcome'

const go = (page: string) => () => void Taro.navigateTo({ url: `/packages/employer/${page}` })
const register = go('register/index')
const post = go('posting/index')
const askForBooth = go('booth/index')

/** The employer's own page: how the registration stands, what is offered, which booths it holds. */
export default function EmployerHome() {
  const { reading, reload, now } = useRead(employerCalls.mine, {}, { keep: true })
  const mine = reading.kind === 'shown' && reading.value.employer ? reading.value : null
  const posts = mine?.postings.some(({ closed }) => !closed)
  const acts = mine && (
    <>
      <Button id='post' kind={posts || mine.employer?.state === 'sentBack' ? 'ghost' : 'main'} onTap={post} grow>
        发布岗位
      </Button>
      {posts && (
        <Button id='booth' onTap={askForBooth} grow>
          申请展位
        </Button>
      )}
    </>
  )
  return (
    <PageShell title='我的单位' footer={acts}>
      <Reading of={reading} shape='list' onRetry={reload}>
        {({ employer, postings, booths, recruiters, requests, asked, more }) =>
          employer ? (
            <>
              <Standing employer={employer} onCorrect={register} />
              <Postings
                postings={postings}
                today={dayOf(now)}
                more={more.postings}
                onOpen={({ id }) => go(`posting/index?id=${id}`)()}
              />
              <Booths booths={booths} now={now} more={more.booths} onChange={reload} onOpen={(page) => go(page)()} />
              <People recruiters={recruiters} requests={requests} onChange={reload} />
            </>
          ) : (
            <>
              {asked && <Asked asked={asked} />}
              <Welcome onStart={register} />
            </>
          )
        }
      </Reading>
    </PageShell>
  )
}
