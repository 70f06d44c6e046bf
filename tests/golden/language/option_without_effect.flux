import "array"
import "math"

option math.pi = 3.0

array.from(rows: [{pi: math.pi}])

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,_result,,
// ,result,table,pi
// ,,0,3.141592653589793
//
// --- stderr
// warning[W0504]: `math.pi` is not an option, so setting it has no effect
//  --> option_without_effect.flux:4:13
//   |
// 4 | option math.pi = 3.0
//   |             ^^
//
