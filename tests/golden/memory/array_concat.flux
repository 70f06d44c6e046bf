// run: --memory-limit 20MB
import "array"

double = (a) => array.concat(arr: a, v: a)
many = (a) => double(a: double(a: double(a: double(a: double(a: a)))))
a = many(a: many(a: many(a: many(a: ["x"]))))

array.from(rows: array.map(arr: a, fn: (x) => ({_value: x})))

// ---
//
// --- stderr
// fluxc: `array.concat`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at array_concat.flux:4:17 in `double`
//   |
// 4 | double = (a) => array.concat(arr: a, v: a)
//   |                 ^^^^^^^^^^^^
//   at array_concat.flux:5:15 in `many`
//   at array_concat.flux:6:5
// --- exit 1
