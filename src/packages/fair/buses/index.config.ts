export default definePageConfig({ navigationBarTitleText: '就业直通车' })
