// run: --memory-limit 24MB
import "array"

double = (s) => s + s
many = (s) => double(s: double(s: double(s: double(s: double(s: s)))))
s = many(s: many(s: many(s: many(s: "01234567890123456789"))))

array.from(rows: [{_value: s}])

// ---
//
// --- stderr
// fluxc: memory limit of 24 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at text_sum.flux:4:17 in `double`
//   |
// 4 | double = (s) => s + s
//   |                 ^
//   at text_sum.flux:5:15 in `many`
//   at text_sum.flux:6:5
// --- exit 1
