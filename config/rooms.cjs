/** Who may import whom (the rooms of the house). Run by `npm run check`. */
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid(
      'no-circles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'a circle has no bottom',
    ),
    forbid(
      'types-know-zod-only',
      { path: '^types/' },
      { pathNot: ['^types/', 'node_modules/zod'] },
      'types → zod only',
    ),
    forbid(
      'domain-is-pure',
      { path: '^src/domain/' },
      { pathNot: ['^src/domain/', '^types/', 'node_modules/(dayjs|@noble)'] },
      'domain → types',
    ),
    forbid(
      'wording-is-words',
      { path: '^src/wording/' },
      { pathNot: ['^src/wording/', '^src/domain/', '^types/'] },
      'wording → types, domain',
    ),
    forbid(
      'platform-and-api-know-no-page',
      { path: '^src/(platform|api)/' },
      { path: '^src/', pathNot: ['^src/(platform|api|domain|polyfill)/'] },
      'platform, api → types, Taro',
    ),
    forbid(
      'ui-fetches-nothing',
      { path: '^src/ui/' },
      { path: '^src/', pathNot: ['^src/(ui|domain|wording|theme|platform)/'] },
      'ui → types, domain, wording, theme',
    ),
    forbid(
      'features-know-no-page',
      { path: '^src/features/' },
      { path: '^src/(pages|packages)/' },
      'features → types, domain, wording, theme, platform, api, ui',
    ),
    forbid(
      'the-phone-imports-the-calls-it-makes',
      { path: '^src/' },
      { path: '^types/contract' },
      'types/contract collects every call: with it home would load what only the desk needs',
    ),
    forbid(
      'packages-are-strangers',
      { path: '^src/packages/([^/]+)/' },
      { path: '^src/packages/', pathNot: ['^src/packages/$1/'] },
      'a sub-package never reaches into another',
    ),
    forbid(
      'pages-keep-out-of-packages',
      { path: '^src/pages/' },
      { path: '^src/packages/' },
      'the main package holds no sub-package code',
    ),
    forbid(
      'packages-keep-out-of-pages',
      { path: '^src/packages/' },
      { path: '^src/pages/' },
      'what a tab and a sub-package share is a feature',
    ),
    forbid(
      'src-knows-no-cloud',
      { path: '^src/' },
      { path: '^(cloudfunctions|local|config|test)/' },
      'the phone never imports the cloud',
    ),
    forbid(
      'functions-are-strangers',
      { path: '^cloudfunctions/([^/]+)/', pathNot: '^cloudfunctions/(core|kit|database)/' },
      { path: '^cloudfunctions/', pathNot: ['^cloudfunctions/(core|kit|$1)/'] },
      'cloudfunctions/x → types, src/domain, core, kit',
    ),
    forbid(
      'core-knows-no-function',
      { path: '^cloudfunctions/core/' },
      { path: '^cloudfunctions/', pathNot: ['^cloudfunctions/(core|kit)/'] },
      'core → types, src/domain, kit',
    ),
    forbid(
      'kit-knows-no-noun',
      { path: '^cloudfunctions/kit/' },
      { path: '^cloudfunctions/', pathNot: ['^cloudfunctions/kit/'] },
      'kit → types, src/domain',
    ),
    forbid(
      'functions-know-domain-only',
      { path: '^cloudfunctions/' },
      { path: '^(src|local|config|test)/', pathNot: '^src/domain/' },
      'cloud → domain',
    ),
    forbid(
      'local-knows-kit',
      { path: '^local/' },
      { path: '^(src|test)/', pathNot: '^src/domain/' },
      'local → kit and database',
    ),
    forbid('nothing-imports-test', { pathNot: '^test/' }, { path: '^test/' }, 'nothing imports test'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '\\.(scss|css|png)$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.weapp.ts', '.h5.ts', '.js', '.json', '.d.ts'] },
  },
}
