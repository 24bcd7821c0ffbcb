export default () => ({
  macros: { '\\R': x y },
})
