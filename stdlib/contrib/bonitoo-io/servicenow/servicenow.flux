// Package servicenow sends events to ServiceNow.
//
// ## Metadata
// introduced: 0.136.0
package servicenow


import "experimental/record"
import "http"
import "json"

// _number gives the number that ServiceNow has for a severity.
_number = (severity) =>
    if severity == "clear" then
        "0"
    else if severity == "critical" then
        "1"
    else if severity == "major" then
        "2"
    else if severity == "minor" then
        "3"
    else if severity == "warning" then
        "4"
    else if severity == "info" then
        "5"
    else
        ""

// event sends an event and returns the status code of the answer.
//
// ## Parameters
// - url: Where to send.
// - username: User.
// - password: Password.
// - source: What reports. Default is `"Flux"`.
// - node: Machine that the event is about. Default is `""`.
// - metricType: Type of the metric. Default is `""`.
// - resource: Part of the machine. Default is `""`.
// - metricName: Name of the metric. Default is `""`.
// - messageKey: Key of events about the same thing. Default is `""`.
// - description: Text of the event.
// - severity: `"critical"`, `"major"`, `"minor"`, `"warning"`, `"info"` or `"clear"`.
// - additionalInfo: Record of more to tell.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/servicenow"
//
// // no run: posts to a server
// servicenow.event(
//     url: "https://example.service-now.com/api/global/em/jsonv2",
//     username: "reporter",
//     password: "…",
//     node: "web-1",
//     description: "disk is full",
//     severity: "critical",
// )
// ```
event = (
    url,
    username,
    password,
    source="Flux",
    node="",
    metricType="",
    resource="",
    metricName="",
    messageKey="",
    description,
    severity,
    additionalInfo=record.any,
) => {
    row = {
        source: source,
        node: node,
        type: metricType,
        resource: resource,
        metric_name: metricName,
        message_key: messageKey,
        description: description,
        severity: _number(severity: severity),
        additional_info: if additionalInfo == record.any then "" else string(v: json.encode(v: additionalInfo)),
    }

    return
        http.post(
            url: url,
            headers: {
                "Content-Type": "application/json",
                "Authorization": http.basicAuth(u: username, p: password),
            },
            data: json.encode(v: {records: [row]}),
        )
}

// endpoint returns a function for `monitor.notify` that sends an event per row.
//
// ## Parameters
// - url: Where to send.
// - username: User.
// - password: Password.
// - source: What reports. Default is `"Flux"`.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/servicenow"
// import "influxdata/influxdb/monitor"
//
// // no run: posts to a server
// send =
//     servicenow.endpoint(
//         url: "https://example.service-now.com/api/global/em/jsonv2",
//         username: "reporter",
//         password: "…",
//     )
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> send(
//         mapFn: (r) =>
//             ({
//                 node: r.host,
//                 metricType: "disk",
//                 resource: "",
//                 metricName: "used",
//                 messageKey: r._check_id,
//                 description: r._message,
//                 severity: "critical",
//             }),
//     )()
// ```
endpoint = (url, username, password, source="Flux") =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(
                    fn: (r) => {
                        e = mapFn(r: r)
                        status =
                            event(
                                url: url,
                                username: username,
                                password: password,
                                source: source,
                                node: e.node,
                                resource: e.resource,
                                metricType: e.metricType,
                                metricName: e.metricName,
                                messageKey: e.messageKey,
                                description: e.description,
                                severity: e.severity,
                                additionalInfo: record.get(r: e, key: "additionalInfo", default: record.any),
                            )

                        return {r with _sent: string(v: status / 100 == 2), _status: string(v: status)}
                    },
                )
