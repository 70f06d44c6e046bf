// check:
import "http"
import "regexp"

a = toString(1)
b = "3".toInt()
c = regexp.match(r: /a/, v: "a")
d = http.get(url: "http://localhost")

// ---
// error[E0109]: arguments are passed by name
//  --> functions_for_values.flux:5:14
//   |
// 5 | a = toString(1)
//   |              ^
//   |
//   = help: `toString` converts the values of a stream; one value is converted by `string(v: 1)`
//
// error[E0312]: a string has no fields, so it has no `toInt`
//  --> functions_for_values.flux:6:5
//   |
// 6 | b = "3".toInt()
//   |     ^^^
//   |
//   = help: write `int(v: "3")`
//
// error[E0204]: package `regexp` has no `match`
//  --> functions_for_values.flux:7:12
//   |
// 7 | c = regexp.match(r: /a/, v: "a")
//   |            ^^^^^
//   |
//   = help: did you mean `matchRegexpString`?
//
// error[E0204]: package `http` has no `get`
//  --> functions_for_values.flux:8:10
//   |
// 8 | d = http.get(url: "http://localhost")
//   |          ^^^
//   |
//   = help: did you mean `requests.get`? it needs `import "http/requests"`
//
// --- exit 1
