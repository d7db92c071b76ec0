import { useRouter } from '@tarojs/taro'
import { Landing } from '../../features/activity/landing'

/** The one page printed codes open, for good (`PRINTED_PAGE`): it leads to wherever the activity's page is by now. */
export default function Code() {
  const { scene, id } = useRouter().params
  return <Landing scene={scene} id={id} />
}
