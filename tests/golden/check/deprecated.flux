// check:
import "experimental"
import old "experimental/bitwise"
import "experimental/array"
import "experimental/csv"
import "date"

a = experimental.addDuration(d: 1h, to: 2024-01-01T00:00:00Z)

b = old.uand(a: uint(v: 1), b: uint(v: 3))
c = array.map(arr: [1], fn: (x) => x)
f = csv.from

// Not deprecated: of another package, or of another function of the same one.
d = date.add(d: 1h, to: a)
e = array.toFloat(arr: [1])

// ---
// warning[W0514]: `experimental.addDuration` is deprecated; use `date.add`
//  --> deprecated.flux:8:5
//   |
// 8 | a = experimental.addDuration(d: 1h, to: 2024-01-01T00:00:00Z)
//   |     ^^^^^^^^^^^^^^^^^^^^^^^^
//
// warning[W0514]: `experimental/bitwise.uand` is deprecated; use `bitwise.uand`
//   --> deprecated.flux:10:5
//    |
// 10 | b = old.uand(a: uint(v: 1), b: uint(v: 3))
//    |     ^^^^^^^^
//
// warning[W0514]: `experimental/array.map` is deprecated; use `array.map`
//   --> deprecated.flux:11:5
//    |
// 11 | c = array.map(arr: [1], fn: (x) => x)
//    |     ^^^^^^^^^
//
// warning[W0514]: `experimental/csv.from` is deprecated; use `http/requests.get`
//   --> deprecated.flux:12:5
//    |
// 12 | f = csv.from
//    |     ^^^^^^^^
//
