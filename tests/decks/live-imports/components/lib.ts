export const lib = Object.keys(import.meta.glob('./parts/*.vue'))
