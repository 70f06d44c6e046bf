// check:
point = {x: 1, y = 2}

from(bucket = "telegraf")
    |> range(start: -1h)

// ---
// error[E0110]: names and values are separated by `:` here, not `=`
//  --> assignment_in_list.flux:2:18
//   |
// 2 | point = {x: 1, y = 2}
//   |                  ^
//   |
//   = help: replace with `:`
//
// error[E0110]: names and values are separated by `:` here, not `=`
//  --> assignment_in_list.flux:4:13
//   |
// 4 | from(bucket = "telegraf")
//   |             ^
//   |
//   = help: replace with `:`
//
// --- exit 1
