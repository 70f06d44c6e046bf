// Package opsgenie sends alerts to Opsgenie.
//
// ## Metadata
// introduced: 0.84.0
package opsgenie


import "http"
import "json"
import "strings"

// respondersToJSON returns responders as JSON. They are written `user:NAME`, `team:NAME`, `escalation:NAME` or
// `schedule:NAME`.
//
// ## Example
// ```flux
// import "contrib/sranka/opsgenie"
//
// x = opsgenie.respondersToJSON(v: ["user:ada@example.com", "team:night watch"])
// // x is [{"type":"user","username":"ada@example.com"},{"type":"team","name":"night watch"}]
// ```
builtin respondersToJSON : (v: [string]) => string

// _limited returns text as JSON, cut to a number of characters.
_limited = (text, to) => {
    short = if strings.strlen(v: text) > to then strings.substring(v: text, start: 0, end: to) else text

    return string(v: json.encode(v: short))
}

// sendAlert sends an alert and returns the status code of the answer. Texts that are too long for Opsgenie are cut.
//
// ## Parameters
// - url: Where to send.
// - apiKey: Key of the API.
// - message: Text of the alert.
// - alias: Key of alerts about the same thing. Default is `message`.
// - description: Longer text. Default is `""`.
// - priority: `"P1"` to `"P5"`. Default is `"P3"`.
// - responders: Who is asked to act. Default is `[]`.
// - tags: Tags. Default is `[]`.
// - entity: What is in alarm. Default is `""`.
// - actions: Actions to offer. Default is `[]`.
// - visibleTo: Who may see the alert without being asked. Default is `[]`.
// - details: More to tell, as JSON. Default is `"{}"`.
//
// ## Example
// ```flux
// import "contrib/sranka/opsgenie"
//
// // no run: posts to a server
// x = opsgenie.sendAlert(apiKey: "…", message: "disk is full", priority: "P1", responders: ["team:night watch"])
// ```
sendAlert = (
    url="https://api.opsgenie.com/v2/alerts",
    apiKey,
    message,
    alias="",
    description="",
    priority="P3",
    responders=[],
    tags=[],
    entity="",
    actions=[],
    visibleTo=[],
    details="{}",
) => {
    // The details are JSON already, so the whole is put together as text.
    members = [
        "\"message\": " + _limited(text: message, to: 130),
        "\"alias\": " + _limited(text: if strings.strlen(v: alias) == 0 then message else alias, to: 512),
        "\"description\": " + _limited(text: description, to: 15000),
        "\"responders\": " + respondersToJSON(v: responders),
        "\"visibleTo\": " + respondersToJSON(v: visibleTo),
        "\"actions\": " + string(v: json.encode(v: actions)),
        "\"tags\": " + string(v: json.encode(v: tags)),
        "\"details\": ${details}",
        "\"entity\": " + _limited(text: entity, to: 512),
        "\"priority\": " + _limited(text: priority, to: 2),
    ]

    return
        http.post(
            url: url,
            headers: {
                "Authorization": "GenieKey " + apiKey,
                "Content-Type": "application/json; charset=utf-8",
            },
            data: bytes(v: "{" + strings.joinStr(arr: members, v: ", ") + "}"),
        )
}

// endpoint returns a function for `monitor.notify` that sends an alert per row.
//
// ## Parameters
// - url: Where to send.
// - apiKey: Key of the API.
// - entity: What is in alarm. Default is `""`.
//
// ## Example
// ```flux
// import "contrib/sranka/opsgenie"
// import "influxdata/influxdb/monitor"
//
// // no run: posts to a server
// send = opsgenie.endpoint(apiKey: "…")
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> send(
//         mapFn: (r) =>
//             ({
//                 message: r._message,
//                 alias: r._check_id,
//                 description: "",
//                 priority: "P1",
//                 responders: ["team:night watch"],
//                 tags: [],
//                 actions: [],
//                 visibleTo: [],
//                 details: "{}",
//             }),
//     )()
// ```
endpoint = (url="https://api.opsgenie.com/v2/alerts", apiKey, entity="") =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(
                    fn: (r) => {
                        a = mapFn(r: r)
                        status =
                            sendAlert(
                                url: url,
                                apiKey: apiKey,
                                entity: entity,
                                message: a.message,
                                alias: a.alias,
                                description: a.description,
                                priority: a.priority,
                                responders: a.responders,
                                tags: a.tags,
                                actions: a.actions,
                                visibleTo: a.visibleTo,
                                details: a.details,
                            )

                        return {r with _sent: string(v: status / 100 == 2), _status: string(v: status)}
                    },
                )
