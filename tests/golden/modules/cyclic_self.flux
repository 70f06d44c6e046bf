// check:
import "./cyclic_self"

x = cyclic_self.x

// ---
// error[E0220]: packages import each other: ./cyclic_self → ./cyclic_self
//  --> cyclic_self.flux:2:8
//   |
// 2 | import "./cyclic_self"
//   |        ^^^^^^^^^^^^^^^
//   |
//   = help: put what both need into a third package
//
// --- exit 1
