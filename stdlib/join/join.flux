// Package join joins two streams: rows of tables with equal group keys, as far as a predicate holds.
//
// ## Metadata
// introduced: 0.172.0
package join


// tables joins two streams.
//
// ## Parameters
// - left: First stream.
// - right: Second stream.
// - on: Predicate of a row `l` and a row `r`: properties compared with `==`, joined with `and`.
// - as: Function that makes a row of a row `l` and a row `r`. It must keep the columns of the group key.
// - method: `"inner"`, `"left"`, `"right"` or `"full"`: whose rows appear although the other side has none for them.
//
// ## Example
// ```flux
// import "array"
// import "join"
//
// load = array.from(rows: [{host: "web-1", _value: 0.5}, {host: "web-2", _value: 0.75}])
// place = array.from(rows: [{host: "web-1", city: "Oslo"}])
//
// join.tables(
//     method: "left",
//     left: load,
//     right: place,
//     on: (l, r) => l.host == r.host,
//     as: (l, r) => ({l with city: r.city}),
// )
// ```
//
// ## Metadata
// introduced: 0.172.0
builtin tables : (
        <-left: stream[L],
        right: stream[R],
        on: (l: L, r: R) => bool,
        as: (l: L, r: R) => A,
        method: string,
    ) => stream[A]
    where
    A: Record,
    L: Record,
    R: Record

// inner joins the rows that have a partner.
//
// ## Parameters
// - left: First stream.
// - right: Second stream.
// - on: Predicate of a row `l` and a row `r`.
// - as: Function that makes a row of a row `l` and a row `r`.
//
// ## Example
// ```flux
// import "array"
// import "join"
//
// load = array.from(rows: [{host: "web-1", _value: 0.5}, {host: "web-2", _value: 0.75}])
// place = array.from(rows: [{host: "web-1", city: "Oslo"}])
//
// load
//     |> join.inner(right: place, on: (l, r) => l.host == r.host, as: (l, r) => ({l with city: r.city}))
// ```
//
// ## Metadata
// introduced: 0.172.0
inner = (left=<-, right, on, as) => tables(method: "inner", left: left, right: right, on: on, as: as)

// full joins all rows of both streams.
//
// ## Parameters
// - left: First stream.
// - right: Second stream.
// - on: Predicate of a row `l` and a row `r`.
// - as: Function that makes a row of a row `l` and a row `r`.
//
// ## Example
// ```flux
// import "array"
// import "join"
//
// load = array.from(rows: [{host: "web-1", _value: 0.5}, {host: "web-2", _value: 0.75}])
// place = array.from(rows: [{host: "web-1", city: "Oslo"}, {host: "web-3", city: "Rome"}])
//
// load
//     |> join.full(
//         right: place,
//         on: (l, r) => l.host == r.host,
//         as: (l, r) => ({host: if exists l.host then l.host else r.host, _value: l._value, city: r.city}),
//     )
// ```
//
// ## Metadata
// introduced: 0.172.0
full = (left=<-, right, on, as) => tables(method: "full", left: left, right: right, on: on, as: as)

// left joins all rows of the first stream with their partners.
//
// ## Parameters
// - left: First stream.
// - right: Second stream.
// - on: Predicate of a row `l` and a row `r`.
// - as: Function that makes a row of a row `l` and a row `r`.
//
// ## Example
// ```flux
// import "array"
// import "join"
//
// load = array.from(rows: [{host: "web-1", _value: 0.5}, {host: "web-2", _value: 0.75}])
// place = array.from(rows: [{host: "web-1", city: "Oslo"}])
//
// load
//     |> join.left(right: place, on: (l, r) => l.host == r.host, as: (l, r) => ({l with city: r.city}))
// ```
//
// ## Metadata
// introduced: 0.172.0
left = (left=<-, right, on, as) => tables(method: "left", left: left, right: right, on: on, as: as)

// right joins all rows of the second stream with their partners.
//
// ## Parameters
// - left: First stream.
// - right: Second stream.
// - on: Predicate of a row `l` and a row `r`.
// - as: Function that makes a row of a row `l` and a row `r`.
//
// ## Example
// ```flux
// import "array"
// import "join"
//
// load = array.from(rows: [{host: "web-1", _value: 0.5}, {host: "web-2", _value: 0.75}])
// place = array.from(rows: [{host: "web-1", city: "Oslo"}])
//
// place
//     |> join.right(right: load, on: (l, r) => l.host == r.host, as: (l, r) => ({r with city: l.city}))
// ```
//
// ## Metadata
// introduced: 0.172.0
right = (left=<-, right, on, as) => tables(method: "right", left: left, right: right, on: on, as: as)

// time joins rows of equal `_time`.
//
// ## Parameters
// - left: First stream.
// - right: Second stream.
// - as: Function that makes a row of a row `l` and a row `r`.
// - method: Method as `tables` knows it. Default is `"inner"`.
//
// ## Example
// ```flux
// import "join"
// import "sampledata"
//
// now = sampledata.float() |> filter(fn: (r) => r.tag == "t1") |> group()
// before = now |> timeShift(duration: 10s)
//
// now
//     |> join.time(right: before, as: (l, r) => ({l with before: r._value}))
// ```
//
// ## Metadata
// introduced: 0.172.0
time = (left=<-, right, as, method="inner") =>
    tables(left: left, right: right, on: (l, r) => l._time == r._time, as: as, method: method)
