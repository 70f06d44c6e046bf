// check:
option now = 2020-01-01T00:00:00Z

// ---
// warning[W0505]: option `now` should be a function, found a time
//  --> option_now_without_function.flux:2:14
//   |
// 2 | option now = 2020-01-01T00:00:00Z
//   |              ^^^^^^^^^^^^^^^^^^^^
//   |
//   = help: write `() => …`
//
