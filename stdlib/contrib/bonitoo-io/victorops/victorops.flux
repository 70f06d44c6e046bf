// Package victorops sends alerts to VictorOps, now Splunk On-Call.
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
