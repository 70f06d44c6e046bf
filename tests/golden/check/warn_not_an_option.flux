// check:
import "math"

option math.pi = 3.0

// ---
// warning[W0504]: `math.pi` is not an option, so setting it has no effect
//  --> warn_not_an_option.flux:4:13
//   |
// 4 | option math.pi = 3.0
//   |             ^^
//
