// Package victorops sends alerts to VictorOps, now Splunk On-Call.
//
// ## Metadata
// introduced: 0.108.0
package victorops


import "http"
import "json"

// alert sends an alert and returns the status code of the answer.
//
// ## Parameters
// - url: Where to send, with the key of the integration.
// - messageType: `"CRITICAL"`, `"WARNING"`, `"INFO"`, `"ACKNOWLEDGEMENT"` or `"RECOVERY"`.
// - entityID: Key of alerts about the same thing. Default is `""`.
// - entityDisplayName: Title of the alert. Default is `""`.
// - stateMessage: Text of the alert. Default is `""`.
// - timestamp: Time of the alert. Default is `now()`.
// - monitoringTool: What reports. Default is `"InfluxDB"`.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/victorops"
//
// // no run: posts to a server
// victorops.alert(
//     url: "https://alert.victorops.com/integrations/generic/20131114/alert/my-key/web",
//     messageType: "CRITICAL",
//     entityID: "web-1/disk",
//     stateMessage: "disk is full",
// )
// ```
alert = (
    url,
    messageType,
    entityID="",
    entityDisplayName="",
    stateMessage="",
    timestamp=now(),
    monitoringTool="InfluxDB",
) => {
    nanosecondsPerSecond = uint(v: 1000000000)
    body = {
        message_type: messageType,
        entity_id: entityID,
        entity_display_name: entityDisplayName,
        state_message: stateMessage,
        state_start_time: uint(v: timestamp) / nanosecondsPerSecond,
        monitoring_tool: monitoringTool,
    }

    return http.post(url: url, headers: {"Content-Type": "application/json"}, data: json.encode(v: body))
}

// endpoint returns a function for `monitor.notify` that sends an alert per row.
//
// ## Parameters
// - url: Where to send, with the key of the integration.
// - monitoringTool: What reports. Default is `"InfluxDB"`.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/victorops"
// import "influxdata/influxdb/monitor"
//
// // no run: posts to a server
// send = victorops.endpoint(url: "https://alert.victorops.com/integrations/generic/20131114/alert/my-key/web")
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> send(
//         mapFn: (r) =>
//             ({
//                 messageType: "CRITICAL",
//                 entityID: r._check_id,
//                 entityDisplayName: r._check_name,
//                 stateMessage: r._message,
//                 timestamp: now(),
//             }),
//     )()
// ```
endpoint = (url, monitoringTool="InfluxDB") =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(
                    fn: (r) => {
                        a = mapFn(r: r)
                        status =
                            alert(
                                url: url,
                                monitoringTool: monitoringTool,
                                messageType: a.messageType,
                                entityID: a.entityID,
                                entityDisplayName: a.entityDisplayName,
                                stateMessage: a.stateMessage,
                                timestamp: a.timestamp,
                            )

                        return {r with _sent: string(v: status / 100 == 2), _status: string(v: status)}
                    },
                )
