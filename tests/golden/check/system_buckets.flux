// check:
// bucket: mine
// Every store has the buckets of the system; others with such names nobody can make.
from(bucket: "_monitoring")
    |> range(start: -1h)
    |> to(bucket: "_tasks")
from(bucket: "_monitoring")
    |> range(start: -1h)
    |> to(bucket: "_secrets")

// ---
// warning[W0511]: the local store has no bucket `_secrets`
//  --> system_buckets.flux:9:19
//   |
// 9 |     |> to(bucket: "_secrets")
//   |                   ^^^^^^^^^^
//   |
//   = help: names that start with `_` are for the system's buckets
//
