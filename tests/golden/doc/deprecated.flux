// doc: experimental.addDuration

// ---
// experimental.addDuration(d: duration, to: any, ?location: record)
// import "experimental"
// since Flux 0.39.0
// deprecated since Flux 0.162.0: use date.add
//
// addDuration adds a duration to a time, as `date.add` does.
//
// ## Parameters
// - d: Duration to add.
// - to: Time to start from.
// - location: Location whose calendar counts.
//
// ## Example
//     import "experimental"
//
//     x = experimental.addDuration(d: 1mo, to: 2024-01-31T00:00:00Z)
//     // x is 2024-02-29T00:00:00.000000000Z
//
// addDuration : (d: duration, to: A, ?location: {zone: string, offset: duration}) => time where A: Timeable
