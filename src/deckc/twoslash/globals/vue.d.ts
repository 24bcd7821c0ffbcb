// What `<script setup>` knows without an import, as Vue's compiler has it.

import type { ComponentObjectPropsOptions, EmitFn, EmitsOptions, ExtractPropTypes, ModelRef, Slots } from "vue";

type Emits<T> = T extends (...args: any[]) => any
  ? T
  : <E extends keyof T>(event: E, ...args: T[E] extends (...args: infer A) => any ? A : T[E] extends any[] ? T[E] : any[]) => void;
type WithDefaults<T, D> = Omit<T, keyof D & keyof T> & { readonly [K in keyof D & keyof T]-?: Exclude<T[K], undefined> };

declare global {
  function defineProps<Name extends string = string>(props: Name[]): Readonly<{ [K in Name]?: any }>;
  function defineProps<P extends ComponentObjectPropsOptions>(props: P): Readonly<ExtractPropTypes<P>>;
  function defineProps<P>(): Readonly<P>;
  function withDefaults<T, D extends Partial<{ [K in keyof T]: T[K] | (() => T[K]) }>>(props: T, defaults: D): WithDefaults<T, D>;
  function defineEmits<E extends string = string>(emits: E[]): EmitFn<E[]>;
  function defineEmits<E extends EmitsOptions>(emits: E): EmitFn<E>;
  function defineEmits<E extends ((...args: any[]) => any) | Record<string, any>>(): Emits<E>;
  function defineExpose<T extends Record<string, any>>(exposed?: T): void;
  function defineOptions(options?: Record<string, any>): void;
  function defineSlots<T extends Record<string, any> = Record<string, any>>(): Readonly<T> & Slots;
  function defineModel<T = any>(options: { default: T } & Record<string, any>): ModelRef<T>;
  function defineModel<T = any>(options?: Record<string, any>): ModelRef<T | undefined, string, T | undefined, T | undefined>;
  function defineModel<T = any>(name: string, options: { default: T } & Record<string, any>): ModelRef<T>;
  function defineModel<T = any>(name: string, options?: Record<string, any>): ModelRef<T | undefined, string, T | undefined, T | undefined>;
}
