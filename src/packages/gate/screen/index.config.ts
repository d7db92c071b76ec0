export default definePageConfig({
  navigationBarTitleText: '签到码',
  navigationBarBackgroundColor: '#08503F',
  navigationBarTextStyle: 'white',
})
