// check:
import "sql"

from(bucket: "b", token: "s3cret-t0ken", hots: "x")
sql.from(driver: "postgres", dataSourceName: "postgres://me:hunter2@db/x", query: "SELECT 1")
x = "http://me:hunter2@db:8086" + 1

// ---
// error[E0211]: `from` has no parameter `hots`
//  --> secrets.flux:4:42
//   |
// 4 | from(bucket: "b", token: "************", hots: "x")
//   |                                          ^^^^
//   |
//   = help: did you mean `host`?
//
// error[E0211]: `sql.from` has no parameter `driver`
//  --> secrets.flux:5:10
//   |
// 5 | sql.from(driver: "postgres", dataSourceName: "postgres://me:*******@db/x", query: "SELECT 1")
//   |          ^^^^^^
//   |
//   = help: did you mean `driverName`? (required, missing)
//
// error[E0302]: cannot add a string and an int
//  --> secrets.flux:6:35
//   |
// 6 | x = "http://me:*******@db:8086" + 1
//   |                                   ^ an int
//   |     --------------------------- a string
//   |
//   = help: `string(v: x)` converts to text, as does interpolation: `"… ${x}"`
//
// --- exit 1
