// Package bigpanda sends alerts to BigPanda.
package bigpanda


import "http"
import "json"
import "strings"

// defaultUrl is where alerts are sent.
option defaultUrl = "https://api.bigpanda.io/data/v2/alerts"

// defaultTokenPrefix stands before the token in the header.
option defaultTokenPrefix = "Bearer"

// statusFromLevel returns BigPanda's status for a level of the package `monitor`.
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
