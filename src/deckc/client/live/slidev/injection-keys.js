/** Injection keys: those and class names of Slidev's `constants.ts`, under which components ask for them. */

export const injectionClicksContext = "$$slidev-clicks-context";
export const injectionCurrentPage = "$$slidev-page";
export const injectionSlideElement = "$$slidev-slide-element";
export const injectionSlideScale = "$$slidev-slide-scale";
export const injectionSlidevContext = "$$slidev-context";
export const injectionRoute = "$$slidev-route";
export const injectionRenderContext = "$$slidev-render-context";
export const injectionFrontmatter = "$$slidev-fontmatter";
export const injectionSlideZoom = "$$slidev-slide-zoom";
export const injectionActive = "$$slidev-slide-active";

export const CLASS_VCLICK_TARGET = "slidev-vclick-target";
export const CLASS_VCLICK_HIDDEN = "slidev-vclick-hidden";
export const CLASS_VCLICK_HIDDEN_EXP = "slidev-vclick-hidden-explicitly";
export const CLASS_VCLICK_CURRENT = "slidev-vclick-current";
export const CLASS_VCLICK_PRIOR = "slidev-vclick-prior";
export const CLASS_VCLICK_GONE = "slidev-vclick-gone";
export const CLASS_VCLICK_DISPLAY_NONE = "slidev-vclick-display-none";
export const CLASS_VCLICK_ANIMATION_PREFIX = "slidev-vclick-anim-";
export const CLICKS_MAX = 999999;
