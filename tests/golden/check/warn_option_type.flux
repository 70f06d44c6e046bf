// check:
option now = 5

// ---
// warning[W0505]: option `now` should be a function, found an int
//  --> warn_option_type.flux:2:14
//   |
// 2 | option now = 5
//   |              ^
//   |
//   = help: write `() => …`
//
