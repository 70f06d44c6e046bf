// Package pagerduty sends events to PagerDuty.
//
// ## Metadata
// introduced: 0.43.0
package pagerduty


import "experimental/record"
import "http/requests"
import "json"
import "strings"

// defaultURL is where events are sent.
option defaultURL = "https://events.pagerduty.com/v2/enqueue"

// dedupKey adds the column `_pagerdutyDedupKey`: a text made of the group key, by which PagerDuty knows events about
// the same thing.
//
// ## Parameters
// - tables: Input tables.
// - exclude: Columns of the group key to leave out. Default is `["_start", "_stop", "_level"]`.
//
// ## Example
// ```flux
// import "pagerduty"
// import "sampledata"
//
// sampledata.float()
//     |> pagerduty.dedupKey()
// ```
builtin dedupKey : (<-tables: stream[A], ?exclude: [string]) => stream[{A with _pagerdutyDedupKey: string}]

// severityFromLevel returns PagerDuty's severity for a level of the package `monitor`.
//
// ## Example
// ```flux
// import "pagerduty"
//
// x = pagerduty.severityFromLevel(level: "crit")
// // x is critical
// ```
severityFromLevel = (level) => {
    lower = strings.toLower(v: level)

    return
        if lower == "crit" then
            "critical"
        else if lower == "warn" then
            "warning"
        else if lower == "info" or lower == "ok" then
            "info"
        else
            "error"
}

// actionFromLevel returns what an event of a level asks for: `"resolve"` for `ok`, else `"trigger"`.
//
// ## Example
// ```flux
// import "pagerduty"
//
// x = pagerduty.actionFromLevel(level: "ok")
// // x is resolve
// ```
actionFromLevel = (level) => if strings.toLower(v: level) == "ok" then "resolve" else "trigger"

// actionFromSeverity returns what an event of a severity asks for: `"resolve"` for `ok`, else `"trigger"`.
//
// ## Example
// ```flux
// import "pagerduty"
//
// x = pagerduty.actionFromSeverity(severity: "critical")
// // x is trigger
// ```
actionFromSeverity = (severity) => if strings.toLower(v: severity) == "ok" then "resolve" else "trigger"

// _sendEvent sends an event as `sendEvent` does and returns the whole answer.
_sendEvent = (
    pagerdutyURL=defaultURL,
    routingKey,
    client,
    clientURL,
    dedupKey,
    class,
    group,
    severity,
    eventAction,
    source,
    component="",
    summary,
    timestamp,
    customDetails=record.any,
) => {
    // PagerDuty takes no longer summaries.
    payload = {
        summary: strings.substring(v: summary, start: 0, end: 1023),
        source: source,
        severity: severity,
        timestamp: timestamp,
        component: component,
        class: class,
        group: group,
    }
    event = {
        routing_key: routingKey,
        event_action: eventAction,
        dedup_key: dedupKey,
        client: client,
        client_url: clientURL,
        payload: payload,
    }

    return
        requests.do(
            method: "POST",
            url: pagerdutyURL,
            headers: ["Content-Type": "application/json", "Accept": "application/vnd.pagerduty+json;version=2"],
            body:
                if customDetails == record.any then
                    json.encode(v: event)
                else
                    json.encode(v: {event with payload: {payload with custom_details: customDetails}}),
        )
}

// sendEvent sends an event and returns the status code of the answer.
//
// ## Parameters
// - pagerdutyURL: Where to send. Default is `defaultURL`.
// - routingKey: Key of the integration.
// - client: Name of the system that reports.
// - clientURL: URL of the system that reports.
// - dedupKey: Key of events about the same thing.
// - class: Kind of the event.
// - group: Group of what is reported on.
// - severity: `"critical"`, `"error"`, `"warning"` or `"info"`.
// - eventAction: `"trigger"`, `"acknowledge"` or `"resolve"`.
// - source: What is reported on.
// - component: Part of it. Default is `""`.
// - summary: Text of the event.
// - timestamp: Time of the event, as text.
// - customDetails: Record of more to tell.
//
// ## Example
// ```flux
// import "pagerduty"
//
// // no run: posts to a server
// pagerduty.sendEvent(
//     routingKey: "…",
//     client: "fluxc",
//     clientURL: "https://example.com",
//     dedupKey: "web-1/disk",
//     class: "disk",
//     group: "web",
//     severity: "critical",
//     eventAction: "trigger",
//     source: "web-1",
//     summary: "disk is full",
//     timestamp: string(v: now()),
// )
// ```
sendEvent = (
    pagerdutyURL=defaultURL,
    routingKey,
    client,
    clientURL,
    dedupKey,
    class,
    group,
    severity,
    eventAction,
    source,
    component="",
    summary,
    timestamp,
    customDetails=record.any,
) => {
    answer =
        _sendEvent(
            pagerdutyURL,
            routingKey,
            client,
            clientURL,
            dedupKey,
            class,
            group,
            severity,
            eventAction,
            source,
            component,
            summary,
            timestamp,
            customDetails,
        )

    return answer.statusCode
}

// endpoint returns a function for `monitor.notify` that sends an event per row.
//
// ## Parameters
// - url: Where to send. Default is `defaultURL`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/monitor"
// import "pagerduty"
//
// // no run: posts to a server
// send = pagerduty.endpoint()
//
// monitor.from(start: -1m)
//     |> send(
//         mapFn: (r) =>
//             ({
//                 routingKey: "…",
//                 client: "fluxc",
//                 clientURL: "https://example.com",
//                 class: r._check_name,
//                 group: "web",
//                 severity: pagerduty.severityFromLevel(level: r._level),
//                 eventAction: pagerduty.actionFromLevel(level: r._level),
//                 source: r.host,
//                 summary: r._message,
//                 timestamp: string(v: r._time),
//             }),
//     )()
// ```
endpoint = (url=defaultURL) =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> dedupKey()
                |> map(
                    fn: (r) => {
                        event = mapFn(r: r)
                        answer =
                            _sendEvent(
                                pagerdutyURL: url,
                                dedupKey: r._pagerdutyDedupKey,
                                routingKey: event.routingKey,
                                client: event.client,
                                clientURL: event.clientURL,
                                class: event.class,
                                group: event.group,
                                severity: event.severity,
                                eventAction: event.eventAction,
                                source: event.source,
                                summary: event.summary,
                                timestamp: event.timestamp,
                                component: record.get(r: event, key: "component", default: ""),
                                customDetails: record.get(r: event, key: "customDetails", default: record.any),
                            )

                        return {r with
                            _sent: string(v: answer.statusCode / 100 == 2),
                            _status: string(v: answer.statusCode),
                            _body: string(v: answer.body),
                        }
                    },
                )
