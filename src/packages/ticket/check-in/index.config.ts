export default definePageConfig({ navigationBarTitleText: '自己签到' })
