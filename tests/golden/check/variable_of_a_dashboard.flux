// check:
from(bucket: "${bucket}")
    |> range(start: -1h)
    |> filter(fn: (r) => r.host == "${host}")
    |> keep(columns: [[fields]])

// ---
// error[E0202]: undefined name `bucket`
//  --> variable_of_a_dashboard.flux:2:17
//   |
// 2 | from(bucket: "${bucket}")
//   |                 ^^^^^^
//   |
//   = help: Grafana replaces `${bucket}` by a dashboard's variable before it sends a query; to run the script here, define `bucket = "…"` before
//
// error[E0202]: undefined name `host`
//  --> variable_of_a_dashboard.flux:4:39
//   |
// 4 |     |> filter(fn: (r) => r.host == "${host}")
//   |                                       ^^^^
//   |
//   = help: Grafana replaces `${host}` by a dashboard's variable before it sends a query; to run the script here, define `host = "…"` before
//
// error[E0202]: undefined name `fields`
//  --> variable_of_a_dashboard.flux:5:24
//   |
// 5 |     |> keep(columns: [[fields]])
//   |                        ^^^^^^
//   |
//   = help: Grafana replaces `[[fields]]` by a dashboard's variable before it sends a query; to run the script here, write a value in its place
//
// --- exit 1
