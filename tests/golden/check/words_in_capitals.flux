// check:
from(bucket: "telegraf")
    |> range(start: -1h)
    |> filter(fn: (r) => r.host == "a" AND r.cpu == "0"
        OR r.cpu == "1")

// ---
// error[E0103]: `AND` is not an operator in Flux; use `and`
//  --> words_in_capitals.flux:4:40
//   |
// 4 |     |> filter(fn: (r) => r.host == "a" AND r.cpu == "0"
//   |                                        ^^^
//   |
//   = help: replace with `and`
//
// error[E0103]: `OR` is not an operator in Flux; use `or`
//  --> words_in_capitals.flux:5:9
//   |
// 5 |         OR r.cpu == "1")
//   |         ^^
//   |
//   = help: replace with `or`
//
// --- exit 1
