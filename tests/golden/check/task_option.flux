// check:
option task = {nam: "downsample", every: "1h", cron: "0 * * * *", offset: 10, concurrency: 2, retry: 3}

// ---
// warning[W0512]: a task has no field `nam`
//  --> task_option.flux:2:16
//   |
// 2 | option task = {nam: "downsample", every: "1h", cron: "0 * * * *", offset: 10, concurrency: 2, retry: 3}
//   |                ^^^
//   |
//   = help: did you mean `name`?
//
// warning[W0512]: `every` of a task must be a duration, found a string
//  --> task_option.flux:2:42
//   |
// 2 | option task = {nam: "downsample", every: "1h", cron: "0 * * * *", offset: 10, concurrency: 2, retry: 3}
//   |                                          ^^^^
//   |
//   = help: write `1h` without quotes
//
// warning[W0512]: a task has either `every` or `cron`
//  --> task_option.flux:2:48
//   |
// 2 | option task = {nam: "downsample", every: "1h", cron: "0 * * * *", offset: 10, concurrency: 2, retry: 3}
//   |                                                ^^^^
//   |                                   ----- the other one
//
// warning[W0512]: `offset` of a task must be a duration, found an int
//  --> task_option.flux:2:75
//   |
// 2 | option task = {nam: "downsample", every: "1h", cron: "0 * * * *", offset: 10, concurrency: 2, retry: 3}
//   |                                                                           ^^
//
