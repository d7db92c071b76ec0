import { Fact } from '@/components/fact'
import { Icon, type IconName } from '@/components/icon'

type Props = { id: string; icon: IconName; word: string; detail?: string; onTap: () => void }

/** A row that leads somewhere. */
export function Door({ id, icon, word, detail, onTap }: Props) {
  return (
    <Fact id={id} icon={icon} detail={detail} side={<Icon name='next' size={18} />} onTap={onTap}>
      {word}
    </Fact>
  )
}
