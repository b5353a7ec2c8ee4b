import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { parse } from 'vue/compiler-sfc'
import { filesIn, root } from '../../bin/sources.mjs'

/** One file of the project as text, named from the root with slashes. */
export interface Source {
  path: string
  text: string
}

/** Every TypeScript, Vue and style file of a folder of the project. */
export function sourcesIn(folder: string): Source[] {
  return filesIn(join(root, folder))
    .filter((file) => /\.(?:ts|mts|mjs|js|vue|css)$/.test(file))
    .map((file) => ({ path: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }))
}

/** The script of a source as a syntax tree; of a Vue file its script blocks together, of a style sheet nothing. */
export function scriptOf({ path, text }: Source): ts.SourceFile {
  const script = path.endsWith('.css') ? '' : path.endsWith('.vue') ? scriptBlocks(text) : text
  return ts.createSourceFile(`${path}.ts`, script, ts.ScriptTarget.Latest, true)
}

/** Calls `see` with every node of a script. */
export function connection(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, (child) => connection(child, see))
}

/**
 * What a source asks for: modules that it imports or exports from in any way, types included, and every other string
 * that is an address beside it (globs, workers, pictures, imported styles). Files come as paths from the root.
 */
export const asksFor = (source: Source): string[] => asked(source, () => true)

/** The same without what only types are taken from: what a build takes in. */
export const loads = (source: Source): string[] => asked(source, (node) => !isTypeOnly(node))

function asked(source: Source, counts: (node: ts.StringLiteralLike) => boolean): string[] {
  const asked = new Set<string>()
  connection(scriptOf(source), (node) => {
    if (ts.isStringLiteralLike(node) && counts(node) && (/^!?\.\.?\//.test(node.text) || isSpecifier(node)))
      asked.add(node.text)
  })
  for (const style of stylesOf(source)) {
    for (const [, address = ''] of style.matchAll(/@import\s+(?:url\()?['"]?([^'")\s;]+)/g))
      asked.add(address)
  }
  return [...asked].map((name) => {
    const plain = name.replace(/^!/, '')
    return plain.startsWith('.') ? join(dirname(source.path), plain).replaceAll('\\', '/') : plain
  })
}

function isSpecifier(node: ts.StringLiteralLike): boolean {
  const { parent } = node
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true
  if (ts.isExternalModuleReference(parent)) return true
  if (ts.isLiteralTypeNode(parent)) return ts.isImportTypeNode(parent.parent)
  if (!ts.isCallExpression(parent)) return false
  const { expression } = parent
  return expression.kind === ts.SyntaxKind.ImportKeyword || expression.getText() === 'require'
}

function isTypeOnly({ parent }: ts.StringLiteralLike): boolean {
  if (ts.isLiteralTypeNode(parent)) return true
  if (ts.isExportDeclaration(parent)) return parent.isTypeOnly
  return ts.isImportDeclaration(parent) && parent.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
}

function scriptBlocks(text: string): string {
  const { script, scriptSetup } = parse(text).descriptor
  return [script?.content ?? '', scriptSetup?.content ?? ''].join('\n')
}

function stylesOf({ path, text }: Source): string[] {
  if (path.endsWith('.css')) return [text]
  return path.endsWith('.vue') ? parse(text).descriptor.styles.map((style) => style.content) : []
}
