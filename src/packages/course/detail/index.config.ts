export default definePageConfig({ navigationBarTitleText: '培训班详情', enableShareAppMessage: true })
