export default definePageConfig({ navigationBarTitleText: '放假和停办' })
