// check:
import "strings"

upper = strings.(v: "a")

f = (v) => {
    lower = strings.(v: v)

    return lower
}

strings.toTitle(v: upper + f(v: "b"))

// ---
// error[E0100]: expected a name, found `(`
//  --> broken_assignment.flux:4:17
//   |
// 4 | upper = strings.(v: "a")
//   |                 ^
//
// error[E0100]: expected a name, found `(`
//  --> broken_assignment.flux:7:21
//   |
// 7 |     lower = strings.(v: v)
//   |                     ^
//
// --- exit 1
