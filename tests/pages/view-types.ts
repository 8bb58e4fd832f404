import ts from 'typescript';
import { nodesOf, sources } from '../architecture/source.js';

/** Something a view may be, as its type says: `home/show next is null`. */
export interface Variant {
  template: string;
  path: string;
  is: string;
}

type Shape = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

const declaredIn = new Map<string, Map<string, Shape>>();
for (const { path, tree } of sources) {
  const shapes = nodesOf(tree).filter(
    (node): node is Shape => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node),
  );
  declaredIn.set(path, new Map(shapes.map((shape) => [shape.name.text, shape])));
}

/** The type of this name as `from` knows it: its own, or one it imports. */
const find = (name: string, from: ts.Node): Shape | undefined => {
  const path = from.getSourceFile().fileName;
  const imported = sources
    .find((file) => file.path === path)
    ?.imports.find(({ ours, names }) => ours && names.includes(name));
  return declaredIn.get(path)?.get(name) ?? declaredIn.get(imported?.to ?? '')?.get(name);
};

const membersOf = (shape: Shape): ts.TypeElement[] => {
  if (ts.isTypeAliasDeclaration(shape))
    return ts.isTypeLiteralNode(shape.type) ? [...shape.type.members] : [];
  const parents = (shape.heritageClauses ?? []).flatMap(({ types }) =>
    types.flatMap((type) => membersOfName(type.expression.getText(), shape)),
  );
  return [...parents, ...shape.members];
};

const membersOfName = (name: string, from: ts.Node): ts.TypeElement[] => {
  const shape = find(name, from);
  return shape ? membersOf(shape) : [];
};

/** The parts of a union, names of unions looked up. */
const partsOf = (type: ts.TypeNode): ts.TypeNode[] => {
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(partsOf);
  if (ts.isParenthesizedTypeNode(type)) return partsOf(type.type);
  const shape = ts.isTypeReferenceNode(type) ? find(type.typeName.getText(), type) : undefined;
  return shape && ts.isTypeAliasDeclaration(shape) && ts.isUnionTypeNode(shape.type)
    ? partsOf(shape.type)
    : [type];
};

const nameOf = (type: ts.TypeNode): string[] => {
  if (type.kind === ts.SyntaxKind.BooleanKeyword) return ['true', 'false'];
  if (ts.isArrayTypeNode(type) || ts.isTypeOperatorNode(type)) return ['filled'];
  if (ts.isLiteralTypeNode(type)) return [type.literal.getText().replace(/^'|'$/g, '')];
  return ['present'];
};

const innerOf = (type: ts.TypeNode): { type: ts.TypeNode; isList: boolean } => {
  if (ts.isArrayTypeNode(type)) return { type: type.elementType, isList: true };
  return ts.isTypeOperatorNode(type)
    ? { ...innerOf(type.type), isList: true }
    : { type, isList: false };
};

const variantsOfType = (type: ts.TypeNode, path: string): Omit<Variant, 'template'>[] => {
  const parts = partsOf(type);
  const names = parts.flatMap(nameOf);
  // An empty list prints nothing; where a page says so instead, its view has a member of its own for that.
  const own = names.length > 1 || names[0] === 'filled' ? names.map((is) => ({ path, is })) : [];
  const nested = parts.flatMap((part) => {
    const { type: inner, isList } = innerOf(part);
    const at = isList ? `${path}[]` : path;
    if (ts.isTypeLiteralNode(inner)) return variantsOf([...inner.members], at);
    return ts.isTypeReferenceNode(inner)
      ? variantsOf(membersOfName(inner.typeName.getText(), inner), at)
      : [];
  });
  return [...own, ...nested];
};

const variantsOf = (
  members: readonly ts.TypeElement[],
  path: string,
): Omit<Variant, 'template'>[] =>
  members.flatMap((member) => {
    if (!ts.isPropertySignature(member) || !member.type) return [];
    return variantsOfType(member.type, [path, member.name.getText()].filter(Boolean).join('.'));
  });

/** All that the types of the declared pages say a view may be. */
export const declaredVariants = (): Variant[] =>
  sources.flatMap(({ tree }) =>
    nodesOf(tree).flatMap((node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'definePage') return [];
      const [type] = node.typeArguments ?? [];
      const [template] = node.arguments;
      if (!type || !template || !ts.isStringLiteral(template)) return [];
      return variantsOf(membersOfName(type.getText(), type), '').map((variant) => ({
        template: template.text,
        ...variant,
      }));
    }),
  );

const valuesAt = (value: unknown, path: readonly string[]): unknown[] => {
  const [step, ...rest] = path;
  if (step === undefined) return [value];
  if (value === null || typeof value !== 'object') return [];
  const inner = (value as Record<string, unknown>)[step.replace('[]', '')];
  if (!step.endsWith('[]')) return valuesAt(inner, rest);
  return Array.isArray(inner) ? inner.flatMap((one) => valuesAt(one, rest)) : [];
};

const fits = (value: unknown, is: string): boolean => {
  if (is === 'filled') return Array.isArray(value) && value.length > 0;
  if (is === 'present') return value !== null && value !== undefined;
  if (is === 'undefined') return value === undefined;
  return String(value) === is;
};

/** Whether one of these views of the template was like that. */
export const wasSeen = ({ path, is }: Variant, views: readonly unknown[]): boolean =>
  views.some((view) => valuesAt(view, path.split('.')).some((value) => fits(value, is)));
