import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { sayVersion } from '@/wording/privacy'
import type { PrivacyText, PrivacyVersion } from '../../../../types/privacy'

type Props = {
  shown: PrivacyVersion
  versions: PrivacyText['versions']
  onChoose: (version: PrivacyVersion) => void
}

/** Every version there was; nothing while there is only one. */
export function Versions({ shown, versions, onChoose }: Props) {
  if (versions.length < 2) return null
  return (
    <>
      <Heading>各个版本</Heading>
      <Card id='versions' pad='rows'>
        {versions.map(({ version, changes }) => (
          <ListRow
            key={version}
            id={`version-${version}`}
            title={sayVersion(version)}
            detail={version === shown ? '正在看' : (changes ?? '第一版')}
            onTap={() => onChoose(version)}
          />
        ))}
      </Card>
    </>
  )
}
