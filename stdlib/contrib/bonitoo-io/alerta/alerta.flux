// Package alerta sends alerts to Alerta.
//
// ## Metadata
// introduced: 0.115.0
package alerta


import "http"
import "json"
import "strings"

// alert sends an alert and returns the status code of the answer.
//
// ## Parameters
// - url: Where to send.
// - apiKey: Key of the API.
// - resource: What is in alarm.
// - event: Name of the event.
// - environment: `"Production"`, `"Development"` or `""` (default).
// - severity: Severity of the event.
// - service: Services affected. Default is `[]`.
// - group: Group of the event. Default is `""`.
// - value: Value of the event. Default is `""`.
// - text: Text of the event. Default is `""`.
// - tags: Tags. Default is `[]`.
// - attributes: Record of more to tell.
// - origin: What reports. Default is `"InfluxDB"`.
// - type: Type of the event. Default is `""`.
// - timestamp: Time of the event. Default is `now()`.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/alerta"
//
// // no run: posts to a server
// alerta.alert(
//     url: "https://alerta.example.com/api/alert",
//     apiKey: "…",
//     resource: "web-1",
//     event: "disk is full",
//     severity: "critical",
//     attributes: {},
// )
// ```
alert = (
    url,
    apiKey,
    resource,
    event,
    environment="",
    severity,
    service=[],
    group="",
    value="",
    text="",
    tags=[],
    attributes,
    origin="InfluxDB",
    type="",
    timestamp=now(),
) => {
    // Alerta wants milliseconds.
    createTime = strings.substring(v: string(v: timestamp), start: 0, end: 23) + "Z"

    return
        http.post(
            url: url,
            headers: {"Content-Type": "application/json", "Authorization": "Key " + apiKey},
            data:
                json.encode(
                    v: {
                        resource,
                        event,
                        environment,
                        severity,
                        service,
                        group,
                        value,
                        text,
                        tags,
                        attributes,
                        origin,
                        type,
                        createTime,
                    },
                ),
        )
}

// endpoint returns a function for `monitor.notify` that sends an alert per row.
//
// ## Parameters
// - url: Where to send.
// - apiKey: Key of the API.
// - environment: Environment of all alerts. Default is `""`.
// - origin: What reports. Default is `""`.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/alerta"
// import "influxdata/influxdb/monitor"
//
// // no run: posts to a server
// send = alerta.endpoint(url: "https://alerta.example.com/api/alert", apiKey: "…", environment: "Production")
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> send(
//         mapFn: (r) =>
//             ({
//                 resource: r.host,
//                 event: r._check_name,
//                 severity: "critical",
//                 service: ["web"],
//                 group: "",
//                 value: "",
//                 text: r._message,
//                 tags: [],
//                 attributes: {},
//                 type: "",
//                 timestamp: now(),
//             }),
//     )()
// ```
endpoint = (url, apiKey, environment="", origin="") =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(
                    fn: (r) => {
                        a = mapFn(r: r)
                        status =
                            alert(
                                url: url,
                                apiKey: apiKey,
                                environment: environment,
                                origin: origin,
                                resource: a.resource,
                                event: a.event,
                                severity: a.severity,
                                service: a.service,
                                group: a.group,
                                value: a.value,
                                text: a.text,
                                tags: a.tags,
                                attributes: a.attributes,
                                type: a.type,
                                timestamp: a.timestamp,
                            )

                        return {r with _sent: string(v: status / 100 == 2), _status: string(v: status)}
                    },
                )
