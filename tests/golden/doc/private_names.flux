// doc: experimental/aggregate

// ---
// import "experimental/aggregate"
//
// Package aggregate holds aggregates that are made of others.
//
// tables |> rate(every: duration, ?groupColumns: [string], ?unit: duration)
//     rate returns the mean rate of change of counters per window of time, added up over groups.
