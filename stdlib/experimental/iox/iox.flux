// Package iox reads from InfluxDB 3.
//
// ## Metadata
// introduced: 0.152.0
package iox


import "regexp"
import "strings"

// from returns the rows of a measurement. It fails here: InfluxDB 3 cannot be read.
//
// ## Parameters
// - bucket: Bucket to read.
// - measurement: Measurement to read.
//
// ## Example
// ```flux
// import "experimental/iox"
//
// // no run: asks a server
// iox.from(bucket: "telegraf", measurement: "cpu")
//     |> range(start: -1h)
// ```
builtin from : (bucket: string, measurement: string) => stream[{A with _time: time}] where A: Record

// sql returns the rows of a query. It fails here: InfluxDB 3 cannot be read.
//
// ## Parameters
// - bucket: Bucket to read.
// - query: Query in SQL.
//
// ## Example
// ```flux
// import "experimental/iox"
//
// // no run: asks a server
// iox.sql(bucket: "telegraf", query: "SELECT host, usage_user FROM cpu")
// ```
//
// ## Metadata
// introduced: 0.186.0
builtin sql : (bucket: string, query: string) => stream[A] where A: Record

// sqlInterval returns a duration as SQL writes intervals: `1h30m` is `1 hours 30 minutes`.
//
// ## Parameters
// - d: Duration.
//
// ## Example
// ```flux
// import "experimental/iox"
//
// x = iox.sqlInterval(d: 1h30m)
// // x is 1 hours 30 minutes
// ```
//
// ## Metadata
// introduced: 0.192.0
sqlInterval = (d) => {
    spell = (text=<-, unit, word) =>
        regexp.replaceAllString(v: text, r: regexp.compile(v: " ${unit} "), t: " ${word} ")
    spaced = regexp.replaceAllString(v: string(v: d), r: /([^\d]+)/, t: " $1 ")

    return
        strings.trimSpace(
            v:
                spaced
                    |> spell(unit: "y", word: "years")
                    |> spell(unit: "mo", word: "months")
                    |> spell(unit: "w", word: "weeks")
                    |> spell(unit: "d", word: "days")
                    |> spell(unit: "h", word: "hours")
                    |> spell(unit: "m", word: "minutes")
                    |> spell(unit: "s", word: "seconds")
                    |> spell(unit: "ms", word: "milliseconds")
                    |> spell(unit: "us", word: "microseconds")
                    |> spell(unit: "ns", word: "nanoseconds"),
        )
}
