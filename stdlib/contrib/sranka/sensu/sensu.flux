// Package sensu sends events to Sensu Go.
//
// ## Metadata
// introduced: 0.90.0
package sensu


import "http"
import "json"

// toSensuName returns text with an underscore for every character that cannot be in a name of Sensu.
//
// ## Example
// ```flux
// import "contrib/sranka/sensu"
//
// x = sensu.toSensuName(v: "disk of web 1")
// // x is disk_of_web_1
// ```
builtin toSensuName : (v: string) => string

// event sends an event and returns the status code of the answer.
//
// ## Parameters
// - url: URL of the server.
// - apiKey: Key of the API.
// - checkName: Name of the check.
// - text: Text of the event.
// - handlers: Handlers to run. Default is `[]`.
// - status: 0 (default) is fine, 1 a warning, 2 critical.
// - state: State of the event. Default is `"passing"` when the status is 0, else `"failing"`.
// - namespace: Namespace. Default is `"default"`.
// - entityName: Source of the event. Default is `"influxdb"`.
//
// ## Example
// ```flux
// import "contrib/sranka/sensu"
//
// // no run: posts to a server
// x = sensu.event(url: "http://localhost:8080", apiKey: "…", checkName: "disk", text: "disk is full", status: 2)
// ```
event = (
    url,
    apiKey,
    checkName,
    text,
    handlers=[],
    status=0,
    state="",
    namespace="default",
    entityName="influxdb",
) => {
    stateOfStatus = if status == 0 then "passing" else "failing"
    check = {
        metadata: {name: toSensuName(v: checkName)},
        output: text,
        status: status,
        state: if state == "" then stateOfStatus else state,
        handlers: handlers,
        interval: 60,
    }
    entity = {metadata: {name: toSensuName(v: entityName)}, entity_class: "proxy"}

    return
        http.post(
            url: url + "/api/core/v2/namespaces/" + namespace + "/events",
            headers: {"Authorization": "Key " + apiKey, "Content-Type": "application/json; charset=utf-8"},
            data: json.encode(v: {check: check, entity: entity}),
        )
}

// endpoint returns a function for `monitor.notify` that sends an event per row.
//
// ## Parameters
// - url: URL of the server.
// - apiKey: Key of the API.
// - handlers: Handlers to run. Default is `[]`.
// - namespace: Namespace. Default is `"default"`.
// - entityName: Source of the event. Default is `"influxdb"`.
//
// ## Example
// ```flux
// import "contrib/sranka/sensu"
// import "influxdata/influxdb/monitor"
//
// // no run: posts to a server
// send = sensu.endpoint(url: "http://localhost:8080", apiKey: "…")
//
// monitor.from(start: -1m)
//     |> send(
//         mapFn: (r) => ({checkName: r._check_name, text: r._message, status: if r._level == "crit" then 2 else 0}),
//     )()
// ```
endpoint = (url, apiKey, handlers=[], namespace="default", entityName="influxdb") =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(
                    fn: (r) => {
                        e = mapFn(r: r)
                        answer =
                            event(
                                url: url,
                                apiKey: apiKey,
                                handlers: handlers,
                                namespace: namespace,
                                entityName: entityName,
                                checkName: e.checkName,
                                text: e.text,
                                status: e.status,
                            )

                        return {r with _sent: string(v: answer / 100 == 2)}
                    },
                )
