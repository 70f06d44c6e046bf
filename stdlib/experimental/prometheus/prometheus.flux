// Package prometheus reads the metrics that programs offer to Prometheus.
package prometheus


import "experimental"
import "universe"

// scrape returns the metrics at a URL.
//
// ## Parameters
// - url: URL of the metrics.
builtin scrape : (url: string) => stream[A] where A: Record

// histogramQuantile estimates a quantile from histograms as `scrape` or Telegraf give them.
//
// ## Parameters
// - tables: Input tables.
// - quantile: Which quantile, 0.0 to 1.0.
// - metricVersion: Where upper bounds stand: `2` (default) is the tag `le`, `1` the names of fields.
// - onNonmonotonic: What to do when counts decrease: `"error"` (default), `"drop"` or `"force"`.
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
