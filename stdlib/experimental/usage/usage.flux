// Package usage tells what an organization on InfluxDB Cloud uses and may use.
//
// ## Metadata
// introduced: 0.114.0
package usage


import "csv"
import "experimental/influxdb"
import "experimental/json"
import "http"

// _path returns the path of an organization's data; the server knows the organization when there is no ID.
_path = (orgID, what) => {
    id = if orgID == "" then "{orgID}" else http.pathEscape(inputString: orgID)

    return "/api/v2/orgs/" + id + "/" + what
}

// _body returns the body of an answer and ends the script when the answer is an error.
_body = (response, what) =>
    if response.statusCode > 299 then
        die(msg: "the server answered ${response.statusCode} about ${what}: ${string(v: response.body)}")
    else
        response.body

// from returns what an organization used in a range of time.
//
// ## Parameters
// - start: Earliest time.
// - stop: Latest time, not included.
// - host: URL of the server. Default is `""`.
// - orgID: ID of the organization. Default is `""`.
// - token: Token of the server. Default is `""`.
// - raw: Give all rows instead of one per hour. Default is `false`.
//
// ## Example
// ```flux
// import "experimental/usage"
//
// // no run: asks InfluxDB Cloud
// usage.from(start: -1h, stop: now())
// ```
from = (start, stop, host="", orgID="", token="", raw=false) => {
    response =
        influxdb.api(
            method: "get",
            path: _path(orgID: orgID, what: "usage"),
            host: host,
            token: token,
            query: ["start": string(v: start), "stop": string(v: stop), "raw": string(v: raw)],
        )

    return csv.from(csv: string(v: _body(response: response, what: "usage")))
}

// limits returns what an organization may use, as a record.
//
// ## Parameters
// - host: URL of the server. Default is `""`.
// - orgID: ID of the organization. Default is `""`.
// - token: Token of the server. Default is `""`.
//
// ## Example
// ```flux
// import "experimental/usage"
//
// // no run: asks InfluxDB Cloud
// x = usage.limits().rate.concurrentReadRequests
// ```
limits = (host="", orgID="", token="") => {
    response = influxdb.api(method: "get", path: _path(orgID: orgID, what: "limits"), host: host, token: token)
    answer = json.parse(data: _body(response: response, what: "limits"))

    return answer.limits
}
