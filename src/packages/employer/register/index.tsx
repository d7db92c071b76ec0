import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Notice } from '@/components/notice'
import { PageShell } from '@/components/page-shell'
import { Reading } from '@/components/reading'
import type { Employer } from '../../../../types/employer'
import { RegisterForm } from './form'

const home = () => void Taro.redirectTo({ url: '/packages/employer/home/index' })
const post = () => void Taro.redirectTo({ url: '/packages/employer/posting/index' })

/** Registers an employer, or corrects one that was sent back. */
export default function EmployerRegister() {
  const { reading, reload } = useRead('employer.mine', {})
  const [done, setDone] = useState<Employer | null>(null)
  return (
    <PageShell title='登记单位'>
      {done ? (
        <>
          <Notice id='registered' tone='go' title='已提交，等待审核'>
            {done.name}：就业局核对后会在「我的单位」里告诉您，一般 1 个工作日。现在可以先发布岗位。
          </Notice>
          <Button id='post' onTap={post}>
            去发布岗位
          </Button>
          <Button id='home' kind='quiet' onTap={home}>
            回我的单位
          </Button>
        </>
      ) : (
        <Reading of={reading} shape='form' onRetry={reload}>
          {({ employer }) =>
            employer?.state === 'approved' ? (
              <Empty
                icon='building'
                title={`${employer.name} 已通过审核`}
                next='单位信息有变化，请打电话给区县就业局更正'
                action={{ id: 'home', word: '回我的单位', onTap: home }}
              />
            ) : (
              <>
                {employer?.note && (
                  <Notice id='note' tone='wait' title='退回意见'>
                    {employer.note}
                  </Notice>
                )}
                <RegisterForm employer={employer} onDone={setDone} />
              </>
            )
          }
        </Reading>
      )}
    </PageShell>
  )
}
