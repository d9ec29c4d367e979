/**
 * The input of an operation as data: what `validate` checks, and the TypeScript type of what `run` receives.
 */

/** `T` is the type of a valid value; it exists for the compiler only. */
interface Typed<T> {
  readonly valueType?: T;
}

/** A text; its length is counted in UTF-16 units, as AWS counts it. */
export interface TextShape<T extends string = string> extends Typed<T> {
  readonly kind: "text";
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly values?: readonly T[];
  /** AWS does not repeat a sensitive value in its error text. */
  readonly sensitive?: boolean;
}

/** A whole number within limits. */
export interface IntegerShape extends Typed<number> {
  readonly kind: "integer";
  readonly min: number;
  readonly max: number;
}

/** True or false. */
export interface BooleanShape extends Typed<boolean> {
  readonly kind: "boolean";
}

/** Any JSON value: the `document` type of AWS's models. */
export interface DocumentShape extends Typed<unknown> {
  readonly kind: "document";
}

/** A list, with limits for its length. */
export interface ListShape<S extends Shape = Shape> extends Typed<Value<S>[]> {
  readonly kind: "list";
  readonly item: S;
  readonly min?: number;
  readonly max?: number;
}

/** An object with known members. */
export interface StructureShape<M extends Members = Members> extends Typed<Input<M>> {
  readonly kind: "structure";
  readonly members: M;
}

/** Any shape. `any` stands where a value's type is both produced and consumed. */
export type Shape =
  | TextShape<any> // eslint-disable-line @typescript-eslint/no-explicit-any
  | IntegerShape
  | BooleanShape
  | DocumentShape
  | ListShape<any> // eslint-disable-line @typescript-eslint/no-explicit-any
  | StructureShape<any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** The members of an input or of a structure, by AWS's names. */
export type Members = Record<string, Shape & { readonly required?: true }>;

/** The type of a valid value of a shape. */
export type Value<S> = S extends Typed<infer T> ? T : never;

type RequiredNames<M> = { [K in keyof M]: M[K] extends { required: true } ? K : never }[keyof M];

/** The type of a valid input. */
export type Input<M extends Members> = { [K in RequiredNames<M>]: NonNullable<Value<M[K]>> } & {
  [K in Exclude<keyof M, RequiredNames<M>>]?: NonNullable<Value<M[K]>>;
};

/** What a text shape and a row of `textLimits` have in common. */
interface TextRule {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly sensitive?: boolean;
}

/** A text within limits: a row of `textLimits` will do. */
export const text = ({ min, max, pattern, sensitive }: TextRule): TextShape => ({
  kind: "text",
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
  ...(pattern && { pattern }),
  ...(sensitive && { sensitive }),
});

/** A text that is one of these. */
export const oneOf = <const T extends string>(...values: T[]): TextShape<T> => ({ kind: "text", values });

/** A whole number from `min` to `max`. */
export const integer = (min: number, max: number): IntegerShape => ({ kind: "integer", min, max });

/** True or false. */
export const boolean: BooleanShape = { kind: "boolean" };

/** Any JSON value. */
export const document: DocumentShape = { kind: "document" };

/** A list of `min` to `max` items. */
export const list = <S extends Shape>(item: S, min?: number, max?: number): ListShape<S> => ({
  kind: "list",
  item,
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
});

/** An object with these members. */
export const structure = <const M extends Members>(members: M): StructureShape<M> => ({
  kind: "structure",
  members,
});

/** The same shape as a member that must be there. */
export const required = <S extends Shape>(shape: S): S & { readonly required: true } => ({
  ...shape,
  required: true,
});
