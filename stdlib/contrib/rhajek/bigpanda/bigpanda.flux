// Package bigpanda sends alerts to BigPanda.
//
// ## Metadata
// introduced: 0.108.0
package bigpanda


import "http"
import "json"
import "strings"

// defaultUrl is where alerts are sent.
option defaultUrl = "https://api.bigpanda.io/data/v2/alerts"

// defaultTokenPrefix stands before the token in the header.
option defaultTokenPrefix = "Bearer"

// statusFromLevel returns BigPanda's status for a level of the package `monitor`.
//
// ## Example
// ```flux
// import "contrib/rhajek/bigpanda"
//
// x = bigpanda.statusFromLevel(level: "warn")
// // x is warning
// ```
statusFromLevel = (level) => {
    lower = strings.toLower(v: level)

    return if lower == "ok" or lower == "info" then "ok" else if lower == "warn" then "warning" else "critical"
}

// sendAlert sends an alert and returns the status code of the answer.
//
// ## Parameters
// - url: Where to send.
// - token: Token of the API.
// - appKey: Key of the integration.
// - status: `"ok"`, `"critical"`, `"warning"` or `"acknowledged"`.
// - rec: Record of more to tell.
//
// ## Example
// ```flux
// import "contrib/rhajek/bigpanda"
//
// // no run: posts to a server
// bigpanda.sendAlert(
//     url: bigpanda.defaultUrl,
//     token: "…",
//     appKey: "…",
//     status: "critical",
//     rec: {host: "web-1", check: "disk", description: "disk is full"},
// )
// ```
sendAlert = (url, token, appKey, status, rec) =>
    http.post(
        url: url,
        headers: {
            "Authorization": defaultTokenPrefix + " " + token,
            "Content-Type": "application/json; charset=utf-8",
        },
        data: json.encode(v: {rec with status: status, app_key: appKey}),
    )

// endpoint returns a function for `monitor.notify` that sends an alert per row.
//
// ## Parameters
// - url: Where to send. Default is `defaultUrl`.
// - token: Token of the API.
// - appKey: Key of the integration.
//
// ## Example
// ```flux
// import "contrib/rhajek/bigpanda"
// import "influxdata/influxdb/monitor"
//
// // no run: posts to a server
// send = bigpanda.endpoint(token: "…", appKey: "…")
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> send(
//         mapFn: (r) => ({status: bigpanda.statusFromLevel(level: r._level), host: r.host, description: r._message}),
//     )()
// ```
endpoint = (url=defaultUrl, token, appKey) =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(
                    fn: (r) => {
                        a = mapFn(r: r)
                        status = sendAlert(status: a.status, rec: a, url: url, token: token, appKey: appKey)

                        return {r with _sent: string(v: status / 100 == 2), _status: string(v: status)}
                    },
                )
