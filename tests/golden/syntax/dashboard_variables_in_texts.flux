// check:
// What a dashboard would fill in, in strings and regular expressions, where Flux reads it as something else.
data = from(bucket: "${bucket:raw}") |> range(start: -1h)

data |> filter(fn: (r) => r.host =~ /^${host:regex}$/) |> yield(name: "regexp")
data |> filter(fn: (r) => r.host =~ /^$host$/) |> yield(name: "bare")
data |> filter(fn: (r) => r.host =~ /^[[host]]$/) |> yield(name: "brackets")
data |> filter(fn: (r) => r.host == "${host}") |> yield(name: "interpolated")
data |> filter(fn: (r) => r.host == "${host:csv}/x") |> yield(name: "formatted")
data |> filter(fn: (r) => r.host == "[[host]]") |> yield(name: "string")
data |> filter(fn: (r) => r.host == [[host]]) |> yield(name: "no quotes")

// None of these is one.
data |> filter(fn: (r) => r.host =~ /^\$host|[$a]b|a$|[[:alpha:]]+$/ or r.host == "[[a b]]") |> yield(name: "none")

// ---
// error[E0143]: `${bucket:raw}` is a variable of a dashboard, which fluxc does not fill in
//  --> dashboard_variables_in_texts.flux:3:22
//   |
// 3 | data = from(bucket: "${bucket:raw}") |> range(start: -1h)
//   |                      ^^^^^^^^^^^^^
//   |
//   = help: write a value in its place
//
// warning[W0513]: `${host:regex}` is a variable of a dashboard, which fluxc does not fill in
//  --> dashboard_variables_in_texts.flux:5:39
//   |
// 5 | data |> filter(fn: (r) => r.host =~ /^${host:regex}$/) |> yield(name: "regexp")
//   |                                       ^^^^^^^^^^^^^
//   |
//   = help: write a value in its place
//
// warning[W0513]: `$host` is a variable of a dashboard, which fluxc does not fill in
//  --> dashboard_variables_in_texts.flux:6:39
//   |
// 6 | data |> filter(fn: (r) => r.host =~ /^$host$/) |> yield(name: "bare")
//   |                                       ^^^^^
//   |
//   = help: write a value in its place
//
// warning[W0513]: `[[host]]` is a variable of a dashboard, which fluxc does not fill in
//  --> dashboard_variables_in_texts.flux:7:39
//   |
// 7 | data |> filter(fn: (r) => r.host =~ /^[[host]]$/) |> yield(name: "brackets")
//   |                                       ^^^^^^^^
//   |
//   = help: write a value in its place
//
// error[E0202]: undefined name `host`
//  --> dashboard_variables_in_texts.flux:8:40
//   |
// 8 | data |> filter(fn: (r) => r.host == "${host}") |> yield(name: "interpolated")
//   |                                        ^^^^
//   |
//   = help: Grafana replaces `${host}` by a dashboard's variable before it sends a query; to run the script here, define `host = "…"` before
//
// error[E0143]: `${host:csv}` is a variable of a dashboard, which fluxc does not fill in
//  --> dashboard_variables_in_texts.flux:9:38
//   |
// 9 | data |> filter(fn: (r) => r.host == "${host:csv}/x") |> yield(name: "formatted")
//   |                                      ^^^^^^^^^^^
//   |
//   = help: write a value in its place
//
// warning[W0513]: `[[host]]` is a variable of a dashboard, which fluxc does not fill in
//   --> dashboard_variables_in_texts.flux:10:38
//    |
// 10 | data |> filter(fn: (r) => r.host == "[[host]]") |> yield(name: "string")
//    |                                      ^^^^^^^^
//    |
//    = help: write a value in its place
//
// --- exit 1
