// doc: aggregateWindow

// ---
// tables |> aggregateWindow(every: duration, fn: (<-, column) => stream, ?period: duration, ?offset: duration, ?location: record, ?column: any, ?timeSrc: string, ?timeDst: string, ?createEmpty: bool)
// in package universe, without import
// since Flux 0.7.0
//
// aggregateWindow downsamples: it applies an aggregate or selector to every window of time and returns one row per
// window, with the window's end or start as its time.
//
// ## Parameters
// - every: Span from one window's start to the next.
// - period: Length of a window. Default is `every`.
// - fn: Aggregate or selector, for instance `mean`. It is called with `column`.
// - offset: Span by which the windows' borders are moved.
// - location: Location on whose clock days, weeks, months and years start. Default is the option `location`.
// - column: Column to aggregate. Default is `"_value"`.
// - timeSrc: Column with the new time. Default is `"_stop"`, the window's end.
// - timeDst: Column to put it in. Default is `"_time"`.
// - createEmpty: Whether windows without rows yield a row too, null or for `count` zero. Default is `true`.
// - tables: Input tables.
//
// ## Example
//     from(bucket: "telegraf")
//         |> range(start: -1h)
//         |> filter(fn: (r) => r._field == "usage_user")
//         |> aggregateWindow(every: 5m, fn: mean, createEmpty: false)
//
// aggregateWindow : (every: duration, ?period: duration, fn: (<-: stream[A], column: B) => stream[C], ?offset: duration, ?location: {zone: string, offset: duration}, ?column: B, ?timeSrc: string, ?timeDst: string, ?createEmpty: bool, <-tables: stream[D]) => stream[E] where A: Record, C: Record, D: Record, E: Record
