// check:
from(bucket: "a") > range(start: -1h)

// ---
// error[E0304]: `>` does not work on a stream of tables
//  --> compared_step.flux:2:19
//   |
// 2 | from(bucket: "a") > range(start: -1h)
//   |                   ^
//   |
//   = help: the steps of a pipeline are joined by `|>`
//
// --- exit 1
