export default definePageConfig({ navigationBarTitleText: '申请展位' })
