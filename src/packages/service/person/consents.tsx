import { openService } from '@/features/routes'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Heading } from '@/ui/heading'
import { Icon } from '@/ui/icon'
import { sayAgreed, sayPart } from '@/wording/person'
import type { Dossier } from '../../../../types/privacy'
import { TakeBack } from './take-back'

type Props = { dossier: Dossier; onWithdraw: () => void; onChanged: () => void }

/** To what one agreed, and taking it back. */
export function Consents({ dossier: { consents, keeper, person }, onWithdraw, onChanged }: Props) {
  return (
    <>
      <Heading>您的同意</Heading>
      <Card id='consents' pad='rows'>
        {consents.map((consent) => (
          <Fact
            key={`${consent.part}-${consent.version}-${consent.agreedAt}`}
            icon={consent.withdrawnAt ? 'info' : 'check'}
            detail={sayAgreed(consent)}
            side={<TakeBack consent={consent} personId={person.id} onDone={onChanged} />}
          >
            {sayPart(consent)}
          </Fact>
        ))}
        <Fact id='privacy' icon='shield' side={<Icon name='next' size={18} />} onTap={() => openService('privacy')}>
          隐私说明和保存期限
        </Fact>
        {keeper && (
          <Fact
            id='withdraw'
            icon='warning'
            detail='撤回后删除姓名和证件，不能再网上报名'
            side={<Icon name='next' size={18} />}
            onTap={onWithdraw}
          >
            撤回同意，不再使用
          </Fact>
        )}
      </Card>
    </>
  )
}
