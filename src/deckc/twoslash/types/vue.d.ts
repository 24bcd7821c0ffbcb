// What code in slides uses of Vue 3.5, for decks without node_modules: names and types of its public API.

// Reactivity

declare const isRefMark: unique symbol;
declare const isShallowMark: unique symbol;
declare const isRawMark: unique symbol;
declare const isReactiveMark: unique symbol;

type IfAny<T, Yes, No> = 0 extends 1 & T ? Yes : No;
type Prettify<T> = { [K in keyof T]: T[K] } & {};
type Whole = string | number | boolean | bigint | symbol | null | undefined | Function | Date | Error | RegExp;

export interface Ref<T = any, S = T> {
  get value(): T;
  set value(value: S);
  [isRefMark]: true;
}
export type ShallowRef<T = any, S = T> = Ref<T, S> & { [isShallowMark]?: true };
export interface ComputedRef<T = any> extends Ref<T> {
  readonly value: T;
}
export interface WritableComputedRef<T, S = T> extends Ref<T, S> {}
export type MaybeRef<T = any> = T | Ref<T> | ShallowRef<T> | WritableComputedRef<T>;
export type MaybeRefOrGetter<T = any> = MaybeRef<T> | ComputedRef<T> | (() => T);
export type TemplateRef<T = unknown> = Readonly<ShallowRef<T | null>>;

type Unwrapped<T> = T extends Whole | Ref | Node | Window | { [isRawMark]?: true }
  ? T
  : T extends Map<infer K, infer V>
    ? Map<K, Unwrapped<V>>
    : T extends WeakMap<infer K, infer V>
      ? WeakMap<K, Unwrapped<V>>
      : T extends Set<infer V>
        ? Set<Unwrapped<V>>
        : T extends WeakSet<infer V>
          ? WeakSet<Unwrapped<V>>
          : T extends readonly any[]
            ? { [K in keyof T]: Unwrapped<T[K]> }
            : T extends object
              ? { [K in keyof T]: K extends symbol ? T[K] : UnwrapRef<T[K]> }
              : T;
export type UnwrapRef<T> = T extends ShallowRef<infer V, unknown>
  ? V
  : T extends Ref<infer V, unknown>
    ? Unwrapped<V>
    : Unwrapped<T>;
export type UnwrapNestedRefs<T> = T extends Ref ? T : Unwrapped<T>;
export type ShallowUnwrapRef<T> = { [K in keyof T]: T[K] extends Ref<infer V, unknown> ? V : T[K] };
interface ReactiveMarker {
  [isReactiveMark]?: void;
}
export type Reactive<T> = UnwrapNestedRefs<T> & (T extends readonly any[] ? ReactiveMarker : {});
export type ShallowReactive<T> = T & ReactiveMarker;
export type Raw<T> = T & { [isRawMark]?: true };
export type DeepReadonly<T> = T extends Whole
  ? T
  : T extends ReadonlyMap<infer K, infer V>
    ? ReadonlyMap<DeepReadonly<K>, DeepReadonly<V>>
    : T extends ReadonlySet<infer V>
      ? ReadonlySet<DeepReadonly<V>>
      : T extends Promise<infer V>
        ? Promise<DeepReadonly<V>>
        : T extends Ref<infer V, unknown>
          ? Readonly<Ref<DeepReadonly<V>>>
          : T extends {}
            ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
            : Readonly<T>;
export type ToRef<T> = IfAny<T, Ref<T>, [T] extends [Ref] ? T : Ref<T>>;
export type ToRefs<T = any> = { [K in keyof T]: ToRef<T[K]> };

export interface DebuggerEvent {
  target: object;
  type: string;
  key: any;
  newValue?: any;
  oldValue?: any;
}
export interface DebuggerOptions {
  onTrack?: (event: DebuggerEvent) => void;
  onTrigger?: (event: DebuggerEvent) => void;
}
export type ComputedGetter<T> = (oldValue?: T) => T;
export type ComputedSetter<T> = (newValue: T) => void;
export interface WritableComputedOptions<T, S = T> {
  get: ComputedGetter<T>;
  set: ComputedSetter<S>;
}
export type CustomRefFactory<T, S = T> = (track: () => void, trigger: () => void) => { get: () => T; set: (value: S) => void };

/**
 * Makes a value reactive: the object that it gives holds the value in `.value`, and whoever reads it there follows its changes.
 *
 * @param value - The first value.
 * @see {@link https://vuejs.org/api/reactivity-core.html#ref}
 */
export declare function ref<T>(value: T): [T] extends [Ref] ? IfAny<T, Ref<T>, T> : Ref<UnwrapRef<T>, UnwrapRef<T> | T>;
export declare function ref<T = any>(): Ref<T | undefined>;
/**
 * Like `ref()`, but only a new `.value` is noticed, not a change inside it.
 *
 * @param value - The first value.
 * @see {@link https://vuejs.org/api/reactivity-advanced.html#shallowref}
 */
export declare function shallowRef<T>(value: T): Ref extends T ? T extends Ref ? IfAny<T, ShallowRef<T>, T> : ShallowRef<T> : ShallowRef<T>;
export declare function shallowRef<T = any>(): ShallowRef<T | undefined>;
/**
 * A ref that says itself when it is read and when it has changed.
 *
 * @param factory - Gets the two functions that say so, gives `get` and `set`.
 * @see {@link https://vuejs.org/api/reactivity-advanced.html#customref}
 */
export declare function customRef<T, S = T>(factory: CustomRefFactory<T, S>): Ref<T, S>;
/**
 * Tells all who follow a shallow ref that something inside it has changed.
 *
 * @param ref - The ref.
 * @see {@link https://vuejs.org/api/reactivity-advanced.html#triggerref}
 */
export declare function triggerRef(ref: Ref): void;
/**
 * Whether a value is a ref.
 *
 * @param r - The value.
 * @see {@link https://vuejs.org/api/reactivity-utilities.html#isref}
 */
export declare function isRef<T>(r: Ref<T> | unknown): r is Ref<T>;
/**
 * The value of a ref; what is no ref is given back as it is.
 *
 * @param ref - A ref or a plain value.
 * @see {@link https://vuejs.org/api/reactivity-utilities.html#unref}
 */
export declare function unref<T>(ref: MaybeRef<T> | ComputedRef<T>): T;
/**
 * The value of a ref or of what a function gives; all else is given back as it is.
 *
 * @param source - A ref, a function or a plain value.
 * @see {@link https://vuejs.org/api/reactivity-utilities.html#tovalue}
 */
export declare function toValue<T>(source: MaybeRefOrGetter<T>): T;
/**
 * A ref for a value, a function or one property of a reactive object.
 *
 * @param value - The value, or the object.
 * @see {@link https://vuejs.org/api/reactivity-utilities.html#toref}
 */
export declare function toRef<T>(value: T): T extends () => infer R ? Readonly<Ref<R>> : T extends Ref ? T : Ref<UnwrapRef<T>>;
export declare function toRef<T extends object, K extends keyof T>(object: T, key: K): ToRef<T[K]>;
export declare function toRef<T extends object, K extends keyof T>(object: T, key: K, defaultValue: T[K]): ToRef<Exclude<T[K], undefined>>;
/**
 * A plain object with a ref for each property of a reactive one, so that it can be taken apart.
 *
 * @param object - The reactive object.
 * @see {@link https://vuejs.org/api/reactivity-utilities.html#torefs}
 */
export declare function toRefs<T extends object>(object: T): ToRefs<T>;
export declare function proxyRefs<T extends object>(objectWithRefs: T): ShallowUnwrapRef<T>;
export declare const computed: {
  /**
   * A ref whose value is worked out from others, and anew when they change. It can be written where it is given `set`.
   *
   * @param getter - Gives the value.
   * @see {@link https://vuejs.org/api/reactivity-core.html#computed}
   */
  <T>(getter: ComputedGetter<T>, debugOptions?: DebuggerOptions): ComputedRef<T>;
  <T, S = T>(options: WritableComputedOptions<T, S>, debugOptions?: DebuggerOptions): WritableComputedRef<T, S>;
};
/**
 * A reactive proxy of an object: whoever reads from it follows the changes, at any depth.
 *
 * @param target - The object.
 * @see {@link https://vuejs.org/api/reactivity-core.html#reactive}
 */
export declare function reactive<T extends object>(target: T): Reactive<T>;
/**
 * Like `reactive()`, but only for the object's own properties.
 *
 * @param target - The object.
 * @see {@link https://vuejs.org/api/reactivity-advanced.html#shallowreactive}
 */
export declare function shallowReactive<T extends object>(target: T): ShallowReactive<T>;
/**
 * A proxy of an object or ref through which nothing can be changed, at any depth.
 *
 * @param target - The object or ref.
 * @see {@link https://vuejs.org/api/reactivity-core.html#readonly}
 */
export declare function readonly<T extends object>(target: T): DeepReadonly<UnwrapNestedRefs<T>>;
/**
 * Like `readonly()`, but only for the object's own properties.
 *
 * @param target - The object.
 * @see {@link https://vuejs.org/api/reactivity-advanced.html#shallowreadonly}
 */
export declare function shallowReadonly<T extends object>(target: T): Readonly<T>;
/**
 * Whether an object comes from `reactive()` or `shallowReactive()`.
 *
 * @param value - The object.
 * @see {@link https://vuejs.org/api/reactivity-utilities.html#isreactive}
 */
export declare function isReactive(value: unknown): boolean;
/**
 * Whether a value can only be read.
 *
 * @param value - The value.
 * @see {@link https://vuejs.org/api/reactivity-utilities.html#isreadonly}
 */
export declare function isReadonly(value: unknown): boolean;
export declare function isShallow(value: unknown): boolean;
/**
 * Whether an object is a proxy that Vue made.
 *
 * @param value - The object.
 * @see {@link https://vuejs.org/api/reactivity-utilities.html#isproxy}
 */
export declare function isProxy(value: any): boolean;
/**
 * The object behind a proxy that Vue made.
 *
 * @param observed - The proxy.
 * @see {@link https://vuejs.org/api/reactivity-advanced.html#toraw}
 */
export declare function toRaw<T>(observed: T): T;
/**
 * Marks an object as one that is never made reactive.
 *
 * @param value - The object.
 * @see {@link https://vuejs.org/api/reactivity-advanced.html#markraw}
 */
export declare function markRaw<T extends object>(value: T): Raw<T>;

export interface EffectScope {
  readonly active: boolean;
  run<T>(fn: () => T): T | undefined;
  stop(fromParent?: boolean): void;
  pause(): void;
  resume(): void;
}
export declare function effectScope(detached?: boolean): EffectScope;
export declare function getCurrentScope(): EffectScope | undefined;
export declare function onScopeDispose(fn: () => void, failSilently?: boolean): void;

// Watchers

type MaybeUndefined<T, I> = I extends true ? T | undefined : T;
export type OnCleanup = (cleanupFn: () => void) => void;
export type WatchEffect = (onCleanup: OnCleanup) => void;
export type WatchSource<T = any> = Ref<T, any> | ComputedRef<T> | (() => T);
export type WatchCallback<V = any, OV = any> = (value: V, oldValue: OV, onCleanup: OnCleanup) => any;
export type WatchStopHandle = () => void;
export interface WatchHandle extends WatchStopHandle {
  pause: () => void;
  resume: () => void;
  stop: () => void;
}
export interface WatchEffectOptions extends DebuggerOptions {
  flush?: "pre" | "post" | "sync";
}
export interface WatchOptions<Immediate = boolean> extends WatchEffectOptions {
  immediate?: Immediate;
  deep?: boolean | number;
  once?: boolean;
}
export type MultiWatchSources = (WatchSource<unknown> | object)[];
type MapSources<T, Immediate> = {
  [K in keyof T]: T[K] extends WatchSource<infer V>
    ? MaybeUndefined<V, Immediate>
    : T[K] extends object
      ? MaybeUndefined<T[K], Immediate>
      : never;
};
export declare function watch<T, Immediate extends Readonly<boolean> = false>(source: WatchSource<T>, cb: WatchCallback<T, MaybeUndefined<T, Immediate>>, options?: WatchOptions<Immediate>): WatchHandle;
export declare function watch<T extends Readonly<MultiWatchSources>, Immediate extends Readonly<boolean> = false>(sources: readonly [...T] | T, cb: [T] extends [ReactiveMarker] ? WatchCallback<T, MaybeUndefined<T, Immediate>> : WatchCallback<MapSources<T, false>, MapSources<T, Immediate>>, options?: WatchOptions<Immediate>): WatchHandle;
export declare function watch<T extends MultiWatchSources, Immediate extends Readonly<boolean> = false>(sources: [...T], cb: WatchCallback<MapSources<T, false>, MapSources<T, Immediate>>, options?: WatchOptions<Immediate>): WatchHandle;
export declare function watch<T extends object, Immediate extends Readonly<boolean> = false>(source: T, cb: WatchCallback<T, MaybeUndefined<T, Immediate>>, options?: WatchOptions<Immediate>): WatchHandle;
export declare function watchEffect(effect: WatchEffect, options?: WatchEffectOptions): WatchHandle;
export declare function watchPostEffect(effect: WatchEffect, options?: DebuggerOptions): WatchHandle;
export declare function watchSyncEffect(effect: WatchEffect, options?: DebuggerOptions): WatchHandle;
export declare function onWatcherCleanup(cleanupFn: () => void, failSilently?: boolean): void;

// Lifecycle, dependencies

export interface ComponentInternalInstance {
  uid: number;
  parent: ComponentInternalInstance | null;
  root: ComponentInternalInstance;
  appContext: AppContext;
  proxy: ComponentPublicInstance | null;
  exposed: Record<string, any> | null;
}
type CreateHook<T = any> = (hook: T, target?: ComponentInternalInstance | null) => void;
export declare const onBeforeMount: CreateHook;
export declare const onMounted: CreateHook;
export declare const onBeforeUpdate: CreateHook;
export declare const onUpdated: CreateHook;
export declare const onBeforeUnmount: CreateHook;
export declare const onUnmounted: CreateHook;
export declare const onServerPrefetch: CreateHook;
export declare const onRenderTracked: CreateHook<(event: DebuggerEvent) => void>;
export declare const onRenderTriggered: CreateHook<(event: DebuggerEvent) => void>;
export declare function onActivated(hook: Function, target?: ComponentInternalInstance | null): void;
export declare function onDeactivated(hook: Function, target?: ComponentInternalInstance | null): void;
export declare function onErrorCaptured<TError = Error>(hook: (err: TError, instance: ComponentPublicInstance | null, info: string) => boolean | void, target?: ComponentInternalInstance | null): void;
export declare function getCurrentInstance(): ComponentInternalInstance | null;
export declare function nextTick(): Promise<void>;
export declare function nextTick<T, R>(this: T, fn: (this: T) => R | Promise<R>): Promise<R>;

interface InjectionConstraint<T> {}
export type InjectionKey<T> = symbol & InjectionConstraint<T>;
export declare function provide<T, K = InjectionKey<T> | string | number>(key: K, value: K extends InjectionKey<infer V> ? V : T): void;
export declare function inject<T>(key: InjectionKey<T> | string): T | undefined;
export declare function inject<T>(key: InjectionKey<T> | string, defaultValue: T, treatDefaultAsFactory?: false): T;
export declare function inject<T>(key: InjectionKey<T> | string, defaultValue: T | (() => T), treatDefaultAsFactory: true): T;
export declare function hasInjectionContext(): boolean;

// Components

type Data = Record<string, unknown>;
type PropConstructor<T> = { new (...args: any[]): T & {} } | { (): T };
export type PropType<T> = PropConstructor<T> | (PropConstructor<T> | null)[];
interface PropOptions<T = any, D = T> {
  type?: PropType<T> | true | null;
  required?: boolean;
  default?: D | ((props: Data) => D) | null | undefined | object;
  validator?(value: unknown, props: Data): boolean;
}
export type Prop<T, D = T> = PropOptions<T, D> | PropType<T>;
export type ComponentObjectPropsOptions<P = Data> = { [K in keyof P]: Prop<P[K]> | null };
export type ComponentPropsOptions<P = Data> = ComponentObjectPropsOptions<P> | string[];
type IsGiven<T> = T extends { required: true } | { default: any } | BooleanConstructor | { type: BooleanConstructor } ? true : false;
type TypeOfProp<T> = [T] extends [null]
  ? any
  : T extends { type: PropType<infer V> }
    ? V
    : T extends PropType<infer V>
      ? V
      : T extends Prop<infer V>
        ? V
        : T;
export type ExtractPropTypes<O> = Prettify<
  { [K in keyof O as IsGiven<O[K]> extends true ? K : never]: TypeOfProp<O[K]> } & {
    [K in keyof O as IsGiven<O[K]> extends true ? never : K]?: TypeOfProp<O[K]>;
  }
>;

export type ObjectEmitsOptions = Record<string, ((...args: any[]) => any) | null | any[]>;
export type EmitsOptions = ObjectEmitsOptions | string[];
export type EmitFn<Options = ObjectEmitsOptions> = Options extends (infer V)[]
  ? (event: V, ...args: any[]) => void
  : <E extends keyof Options>(
      event: E,
      ...args: Options[E] extends (...args: infer A) => any ? A : Options[E] extends any[] ? Options[E] : any[]
    ) => void;

export interface VNode {
  type: any;
  props: Record<string, any> | null;
  key: PropertyKey | null;
  children: any;
  el: any;
}
type VNodeChildAtom = VNode | string | number | boolean | null | undefined | void;
export type VNodeArrayChildren = Array<VNodeArrayChildren | VNodeChildAtom>;
export type VNodeChild = VNodeChildAtom | VNodeArrayChildren;
export type RenderFunction = () => VNodeChild;
export type Slot<T extends any = any> = (...args: IfAny<T, any[], [T] | (T extends undefined ? [] : never)>) => VNode[];
export type Slots = Readonly<{ [name: string]: Slot | undefined }>;
export interface SetupContext<E = EmitsOptions> {
  attrs: Data;
  slots: Slots;
  emit: EmitFn<E>;
  expose: <Exposed extends Record<string, any> = Record<string, any>>(exposed?: Exposed) => void;
}
export interface ComponentCustomProperties {}
export type ComponentPublicInstance<P = {}, B = {}> = {
  $: ComponentInternalInstance;
  $data: Data;
  $props: P;
  $attrs: Data;
  $refs: Data;
  $slots: Slots;
  $root: ComponentPublicInstance | null;
  $parent: ComponentPublicInstance | null;
  $emit: (event: string, ...args: any[]) => void;
  $el: any;
  $forceUpdate: () => void;
  $nextTick: typeof nextTick;
} & P &
  ShallowUnwrapRef<B> &
  ComponentCustomProperties;
export type DefineComponent<Props = {}, Bindings = {}> = (new (...args: any[]) => ComponentPublicInstance<Props, Bindings>) & {
  name?: string;
  props?: any;
  setup?: any;
};
export type FunctionalComponent<P = {}, E extends EmitsOptions = {}> = (props: P, ctx: SetupContext<E>) => any;
export type Component<Props = any> = DefineComponent<Props, any> | FunctionalComponent<Props, any> | ComponentOptions;
export interface ComponentOptions {
  [option: string]: any;
}

type Methods = Record<string, (...args: any[]) => any>;
type Getters = Record<string, ComputedGetter<any> | WritableComputedOptions<any>>;
type ValuesOf<C> = { [K in keyof C]: C[K] extends { get: (...args: any[]) => infer R } ? R : C[K] extends (...args: any[]) => infer R ? R : never };
interface OptionsOf<Props, B, D, C, M, E> {
  name?: string;
  components?: Record<string, Component>;
  directives?: Record<string, Directive>;
  emits?: E;
  inheritAttrs?: boolean;
  setup?: (props: Readonly<Props>, ctx: SetupContext<E>) => B | RenderFunction | Promise<B> | void;
  data?: (this: Readonly<Props>, vm: Readonly<Props>) => D;
  computed?: C;
  methods?: M;
  watch?: Record<string, any>;
  render?: Function;
  template?: string | object;
  created?(): void;
  beforeMount?(): void;
  mounted?(): void;
  beforeUpdate?(): void;
  updated?(): void;
  beforeUnmount?(): void;
  unmounted?(): void;
}
type ThisOf<Props, B, D, C, M> = ThisType<ComponentPublicInstance<Readonly<Props>, B> & D & ValuesOf<C> & M>;
export declare function defineComponent<Props extends Record<string, any>, E extends EmitsOptions = {}>(setup: (props: Props, ctx: SetupContext<E>) => RenderFunction | Promise<RenderFunction>, options?: { name?: string; inheritAttrs?: boolean; props?: (keyof Props)[] | ComponentObjectPropsOptions<Props>; emits?: E | (keyof E)[] }): DefineComponent<Props>;
export declare function defineComponent<P extends ComponentObjectPropsOptions = {}, B = {}, D = {}, C extends Getters = {}, M extends Methods = {}, E extends EmitsOptions = {}>(options: { props?: P } & OptionsOf<ExtractPropTypes<P>, B, D, C, M, E> & ThisOf<ExtractPropTypes<P>, B, D, C, M>): DefineComponent<ExtractPropTypes<P>, B & D & ValuesOf<C> & M>;
export declare function defineComponent<N extends string, B = {}, D = {}, C extends Getters = {}, M extends Methods = {}, E extends EmitsOptions = {}>(options: { props: N[] } & OptionsOf<{ [K in N]?: any }, B, D, C, M, E> & ThisOf<{ [K in N]?: any }, B, D, C, M>): DefineComponent<{ [K in N]?: any }, B & D & ValuesOf<C> & M>;
export declare function defineAsyncComponent<T extends Component = DefineComponent>(source: (() => Promise<T | { default: T }>) | { loader: () => Promise<T | { default: T }>; loadingComponent?: Component; errorComponent?: Component; delay?: number; timeout?: number }): T;

type RawChildren = string | number | boolean | VNode | VNodeArrayChildren | (() => any);
type RawProps = Record<string, any>;
export declare function h(type: string | Component, children?: RawChildren): VNode;
export declare function h(type: string | Component, props?: RawProps | null, children?: RawChildren | Record<string, any>): VNode;
export declare function createVNode(type: any, props?: RawProps | null, children?: unknown): VNode;
export declare function cloneVNode(vnode: VNode, extraProps?: RawProps | null): VNode;
export declare function isVNode(value: any): value is VNode;
export declare function mergeProps(...args: RawProps[]): RawProps;
export declare const Fragment: DefineComponent;
export declare const Teleport: DefineComponent<{ to: string | Element | null | undefined; disabled?: boolean; defer?: boolean }>;
export declare const Suspense: DefineComponent<{ timeout?: string | number }>;
export declare const KeepAlive: DefineComponent<{ include?: string | RegExp | (string | RegExp)[]; exclude?: string | RegExp | (string | RegExp)[]; max?: number | string }>;
export declare const Transition: DefineComponent<{ name?: string; mode?: "in-out" | "out-in" | "default"; appear?: boolean; css?: boolean }>;
export declare const TransitionGroup: DefineComponent<{ name?: string; tag?: string; moveClass?: string }>;
export declare function resolveComponent(name: string): Component | string;
export declare function useSlots(): Slots;
export declare function useAttrs(): Data;
export declare function useId(): string;
export declare function useTemplateRef<T = unknown, Keys extends string = string>(key: Keys): TemplateRef<T>;

export type ModelRef<T, M extends PropertyKey = string, G = T, S = T> = Ref<G, S> & [ModelRef<T, M, G, S>, Record<M, true | undefined>];
export declare function useModel<M extends PropertyKey, T extends Record<string, any>, K extends keyof T>(props: T, name: K): ModelRef<T[K], M>;

// Directives and the app

export interface DirectiveBinding<Value = any, Modifiers extends string = string, Arg = any> {
  instance: ComponentPublicInstance | null;
  value: Value;
  oldValue: Value | null;
  arg?: Arg;
  modifiers: Partial<Record<Modifiers, boolean>>;
}
export type DirectiveHook<El = any, Value = any> = (el: El, binding: DirectiveBinding<Value>, vnode: VNode, prevVNode: VNode | null) => void;
export interface ObjectDirective<El = any, Value = any> {
  created?: DirectiveHook<El, Value>;
  beforeMount?: DirectiveHook<El, Value>;
  mounted?: DirectiveHook<El, Value>;
  beforeUpdate?: DirectiveHook<El, Value>;
  updated?: DirectiveHook<El, Value>;
  beforeUnmount?: DirectiveHook<El, Value>;
  unmounted?: DirectiveHook<El, Value>;
}
export type FunctionDirective<El = any, Value = any> = DirectiveHook<El, Value>;
export type Directive<El = any, Value = any> = ObjectDirective<El, Value> | FunctionDirective<El, Value>;

export interface AppContext {
  app: App;
  config: AppConfig;
  components: Record<string, Component>;
}
export interface AppConfig {
  errorHandler?: (err: unknown, instance: ComponentPublicInstance | null, info: string) => void;
  warnHandler?: (msg: string, instance: ComponentPublicInstance | null, trace: string) => void;
  globalProperties: ComponentCustomProperties & Record<string, any>;
  performance?: boolean;
  idPrefix?: string;
}
export type Plugin<Options = any[]> = ((app: App, ...options: any[]) => any) | { install(app: App, ...options: any[]): any };
export interface App<HostElement = any> {
  version: string;
  config: AppConfig;
  use(plugin: Plugin, ...options: any[]): this;
  mixin(mixin: ComponentOptions): this;
  component(name: string): Component | undefined;
  component<T extends Component>(name: string, component: T): this;
  directive(name: string): Directive | undefined;
  directive(name: string, directive: Directive): this;
  mount(rootContainer: HostElement | string): ComponentPublicInstance;
  unmount(): void;
  onUnmount(cb: () => void): void;
  provide<T, K = InjectionKey<T> | string | number>(key: K, value: K extends InjectionKey<infer V> ? V : T): this;
  runWithContext<T>(fn: () => T): T;
}
export declare function createApp(rootComponent: Component, rootProps?: Data | null): App<Element>;
export declare function createSSRApp(rootComponent: Component, rootProps?: Data | null): App<Element>;
export declare const version: string;
