// Package prometheus reads the metrics that programs offer to Prometheus.
//
// ## Metadata
// introduced: 0.50.0
package prometheus


import "experimental"
import "universe"

// scrape returns the metrics at a URL: a table for each name and its labels, with `_measurement` `prometheus`, the name in
// `_field` and the labels as tags. Buckets of histograms have the name of their metric and their limit in `le`. What has no
// time gets that of the run.
//
// ## Parameters
// - url: URL of the metrics.
//
// ## Example
// ```flux
// import "experimental/prometheus"
//
// // no run: asks a server
// prometheus.scrape(url: "http://localhost:9090/metrics")
//     |> filter(fn: (r) => r._field == "up")
// ```
builtin scrape : (url: string) => stream[A] where A: Record

// histogramQuantile estimates a quantile from histograms as `scrape` or Telegraf give them.
//
// ## Parameters
// - tables: Input tables.
// - quantile: Which quantile, 0.0 to 1.0.
// - metricVersion: Where upper bounds stand: `2` (default) is the tag `le`, `1` the names of fields.
// - onNonmonotonic: What to do when counts decrease: `"error"` (default), `"drop"` or `"force"`.
//
// ## Example
// ```flux
// import "array"
// import "experimental/prometheus"
//
// array.from(rows: [{le: "0.1", _value: 60.0}, {le: "1", _value: 90.0}, {le: "+Inf", _value: 100.0}])
//     |> map(fn: (r) => ({r with _time: 2024-01-01T00:00:00Z, _field: "seconds"}))
//     |> group(columns: ["_field", "le"])
//     |> prometheus.histogramQuantile(quantile: 0.5)
// ```
histogramQuantile = (tables=<-, quantile, metricVersion=2, onNonmonotonic="error") => {
    estimate = (tables=<-) =>
        tables
            |> universe.histogramQuantile(quantile: quantile, onNonmonotonic: onNonmonotonic)
            |> group(mode: "except", columns: ["le", "_value", "_time"])
            |> set(key: "quantile", value: string(v: quantile))
            |> experimental.group(columns: ["quantile"], mode: "extend")
    ofTags = () =>
        tables
            |> group(mode: "except", columns: ["le", "_value"])
            |> map(fn: (r) => ({r with le: float(v: r.le)}))
            |> estimate()
    ofFields = () =>
        tables
            |> filter(fn: (r) => r._field != "sum" and r._field != "count")
            |> map(fn: (r) => ({r with le: float(v: r._field)}))
            |> group(mode: "except", columns: ["_field", "le", "_value"])
            |> estimate()

    return
        if metricVersion == 1 then
            ofFields()
        else if metricVersion == 2 then
            ofTags()
        else
            die(msg: "`metricVersion` must be 1 or 2")
}
