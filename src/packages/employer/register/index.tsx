import '../refusals'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import * as employerCalls from '../../../../types/calls/employer'
import type { Employer } from '../../../../types/employer'
import { Confirm } from './confirm'
import { RegisterForm } from './form'
import { Join } from './join'

const home = () => void Taro.redirectTo({ url: '/packages/employer/home/index' })
const post = () => void Taro.redirectTo({ url: '/packages/employer/posting/index' })

/** Registers an employer, corrects one that was sent back, changes an approved one, or asks to act for one. */
export default function EmployerRegister() {
  const { reading, reload } = useRead(employerCalls.mine, {})
  const [done, setDone] = useState<Employer | null>(null)
  const [taken, setTaken] = useState<string | null>(null)
  if (done) return <Done employer={done} />
  return (
    <PageShell title='单位信息'>
      {taken !== null ? (
        <Join creditCode={taken} onBack={() => setTaken(null)} onHome={home} />
      ) : (
        <Reading of={reading} shape='form' onRetry={reload}>
          {({ employer }) => (
            <>
              {employer?.state === 'approved' && <Confirm employer={employer} onDone={reload} />}
              {noteOf(employer) && (
                <Notice id='note' tone='wait' title='退回意见'>
                  {noteOf(employer)}。改好后保存就会重新提交。
                </Notice>
              )}
              <RegisterForm key={employer?.id ?? 'new'} employer={employer} onDone={setDone} onTaken={setTaken} />
            </>
          )}
        </Reading>
      )}
    </PageShell>
  )
}

/** What the clerk wrote: of the change where one was sent back, else of the registration. */
const noteOf = (employer: Employer | null): string | null => {
  if (employer?.change?.state === 'sentBack') return employer.change.note
  return employer?.state === 'sentBack' ? employer.note : null
}

function Done({ employer }: { employer: Employer }) {
  const { name, state, change } = employer
  return (
    <PageShell title='单位信息'>
      {state === 'approved' ? (
        <Notice id='changed' tone='go' title={change ? '已保存，名称等改动等待审核' : '已保存，马上生效'}>
          {change
            ? '单位名称、信用代码、区县要审核，通过前仍按原来的显示，岗位不受影响。结果会在“我的通知”里告诉您。'
            : `${name}：联系人、电话、地址和简介已更新。`}
        </Notice>
      ) : (
        <>
          <Notice id='registered' tone='go' title='已提交，等待审核'>
            {name}：审核结果会在“我的通知”里告诉您，一般 1 个工作日。现在可以先发布岗位。
          </Notice>
          <Button id='post' onTap={post}>
            去发布岗位
          </Button>
        </>
      )}
      <Button id='home' kind={state === 'approved' ? 'main' : 'quiet'} onTap={home}>
        回我的单位
      </Button>
    </PageShell>
  )
}
