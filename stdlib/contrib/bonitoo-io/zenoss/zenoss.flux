// Package zenoss sends events to Zenoss.
//
// ## Metadata
// introduced: 0.108.0
package zenoss


import "http"
import "json"

// event sends an event and returns the status code of the answer. Either `apiKey` or user and password must be given.
//
// ## Parameters
// - url: Where to send.
// - username: User. Default is `""`.
// - password: Password. Default is `""`.
// - apiKey: Key of the API. Default is `""`.
// - action: Router of the call. Default is `"EventsRouter"`.
// - method: Method of the router. Default is `"add_event"`.
// - type: Type of the call. Default is `"rpc"`.
// - tid: Number of the call. Default is `1`.
// - summary: Text of the event. Default is `""`.
// - device: Device that the event is about. Default is `""`.
// - component: Part of the device. Default is `""`.
// - severity: `"Critical"`, `"Warning"`, `"Info"` or `"Clear"`.
// - eventClass: Class of the event. Default is `""`.
// - eventClassKey: Key of the class. Default is `""`.
// - collector: Collector of the event. Default is `""`.
// - message: Longer text. Default is `""`.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/zenoss"
//
// // no run: posts to a server
// zenoss.event(
//     url: "https://example.zenoss.io/zport/dmd/evconsole_router",
//     apiKey: "…",
//     device: "web-1",
//     summary: "disk is full",
//     severity: "Critical",
// )
// ```
event = (
    url,
    username="",
    password="",
    apiKey="",
    action="EventsRouter",
    method="add_event",
    type="rpc",
    tid=1,
    summary="",
    device="",
    component="",
    severity,
    eventClass="",
    eventClassKey="",
    collector="",
    message="",
) => {
    row = {
        summary: summary,
        device: device,
        component: component,
        severity: severity,
        evclass: eventClass,
        evclasskey: eventClassKey,
        collector: collector,
        message: message,
    }
    data = json.encode(v: {action: action, method: method, data: [row], type: type, tid: tid})
    contentType = "application/json"

    return
        if apiKey == "" then
            http.post(
                url: url,
                headers: {
                    "Content-Type": contentType,
                    "Authorization": http.basicAuth(u: username, p: password),
                },
                data: data,
            )
        else
            http.post(url: url, headers: {"Content-Type": contentType, "z-api-key": apiKey}, data: data)
}

// endpoint returns a function for `monitor.notify` that sends an event per row.
//
// ## Parameters
// - url: Where to send.
// - username: User. Default is `""`.
// - password: Password. Default is `""`.
// - apiKey: Key of the API. Default is `""`.
// - action: Router of the call. Default is `"EventsRouter"`.
// - method: Method of the router. Default is `"add_event"`.
// - type: Type of the call. Default is `"rpc"`.
// - tid: Number of the call. Default is `1`.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/zenoss"
// import "influxdata/influxdb/monitor"
//
// // no run: posts to a server
// send = zenoss.endpoint(url: "https://example.zenoss.io/zport/dmd/evconsole_router", apiKey: "…")
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> send(
//         mapFn: (r) =>
//             ({
//                 summary: r._check_name,
//                 device: r.host,
//                 component: "disk",
//                 severity: "Critical",
//                 eventClass: "/Storage",
//                 eventClassKey: "",
//                 collector: "",
//                 message: r._message,
//             }),
//     )()
// ```
endpoint = (url, username="", password="", apiKey="", action="EventsRouter", method="add_event", type="rpc", tid=1) =>
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
                                apiKey: apiKey,
                                action: action,
                                method: method,
                                type: type,
                                tid: tid,
                                summary: e.summary,
                                device: e.device,
                                component: e.component,
                                severity: e.severity,
                                eventClass: e.eventClass,
                                eventClassKey: e.eventClassKey,
                                collector: e.collector,
                                message: e.message,
                            )

                        return {r with _sent: string(v: status / 100 == 2), _status: string(v: status)}
                    },
                )
