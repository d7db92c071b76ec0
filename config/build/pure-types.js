const path = require('node:path')

/** The schemas and calls: `types/` knows zod alone, so making a value there does nothing but make it. */
const types = path.resolve(__dirname, '../../types') + path.sep

/**
 * Babel: lets the bundler leave out every schema and call of `types/` that nothing in the app uses. Each is made in a
 * function marked as pure, because neither webpack nor terser drops a call whose arguments are calls or objects.
 */
module.exports = ({ types: t }) => ({
  name: 'pure-types',
  visitor: {
    Program(program, { filename }) {
      if (!filename?.startsWith(types)) return
      for (const statement of program.get('body')) {
        const declaration = statement.isExportNamedDeclaration() ? statement.get('declaration') : statement
        if (!declaration.isVariableDeclaration()) continue
        for (const { node } of declaration.get('declarations')) {
          if (!t.isIdentifier(node.id) || !node.init) continue
          if (t.isFunction(node.init) || t.isLiteral(node.init)) continue
          const made = t.callExpression(t.arrowFunctionExpression([], node.init), [])
          node.init = t.addComment(made, 'leading', '#__PURE__')
        }
      }
      program.scope.crawl()
    },
  },
})
