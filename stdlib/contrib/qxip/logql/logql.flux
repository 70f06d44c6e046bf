// Package logql reads logs from servers that understand LogQL and answer in CSV.
//
// ## Metadata
// introduced: 0.192.0
package logql


import "csv"
import "date"
import "experimental/http/requests"

// defaultURL is where queries are sent.
option defaultURL = "http://127.0.0.1:3100"

// defaultAPI is the path below the URL.
option defaultAPI = "/loki/api/v1/query_range"

// query_range returns the rows of a query as one table of strings.
//
// ## Parameters
// - url: URL of the server. Default is `defaultURL`.
// - path: Path below the URL. Default is `defaultAPI`.
// - query: Query in LogQL.
// - limit: Largest number of rows. Default is `100`.
// - step: Seconds between values. Default is `10`.
// - start: Earliest time. Default is `-1h`.
// - end: Latest time. Default is `now()`.
// - orgid: Tenant. Default is `""`.
//
// ## Example
// ```flux
// import "contrib/qxip/logql"
//
// // no run: asks a server
// logql.query_range(query: "{job=\"web\"} |= \"error\"", start: -15m)
// ```
query_range = (url=defaultURL, path=defaultAPI, query, limit=100, step=10, start=-1h, end=now(), orgid="") => {
    nanoseconds = (t) => string(v: uint(v: date.time(t: t)))
    answer =
        requests.get(
            url: url + path,
            headers: if orgid == "" then [:] else ["X-Scope-OrgID": orgid],
            body: bytes(v: query),
            params: [
                "query": [query],
                "limit": ["${limit}"],
                "step": ["${step}"],
                "start": [nanoseconds(t: start)],
                "end": [nanoseconds(t: end)],
                "csv": ["1"],
            ],
        )

    return csv.from(csv: string(v: answer.body), mode: "raw")
}
