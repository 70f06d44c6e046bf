// check:
import math
import "strings"

x = math.floor(x: 1.5)
y = strings.toUpper(v: "a")

// ---
// error[E0100]: expected a string, found `math`
//  --> broken_import.flux:2:8
//   |
// 2 | import math
//   |        ^^^^
//   |
//   = help: package paths are in double quotes
//
// --- exit 1
