// Package pushbullet sends notifications to Pushbullet.
//
// ## Metadata
// introduced: 0.66.0
package pushbullet


import "http"
import "json"

// defaultURL is where notifications are sent.
option defaultURL = "https://api.pushbullet.com/v2/pushes"

// pushData sends a push and returns the status code of the answer.
//
// ## Parameters
// - url: Where to send. Default is `defaultURL`.
// - token: Token of the API. Default is `""`.
// - data: Push as a record.
//
// ## Example
// ```flux
// import "pushbullet"
//
// // no run: posts to a server
// x = pushbullet.pushData(token: "…", data: {type: "link", title: "web-1", url: "https://example.com"})
// ```
pushData = (url=defaultURL, token="", data) =>
    http.post(
        url: url,
        headers: {"Access-Token": token, "Content-Type": "application/json"},
        data: json.encode(v: data),
    )

// pushNote sends a note and returns the status code of the answer.
//
// ## Parameters
// - url: Where to send. Default is `defaultURL`.
// - token: Token of the API. Default is `""`.
// - title: Title of the note.
// - text: Text of the note.
//
// ## Example
// ```flux
// import "pushbullet"
//
// // no run: posts to a server
// x = pushbullet.pushNote(token: "…", title: "web-1", text: "disk is full")
// ```
pushNote = (url=defaultURL, token="", title, text) =>
    pushData(url: url, token: token, data: {body: text, title: title, type: "note"})

// endpoint returns a function for `monitor.notify` that sends a note per row.
//
// ## Parameters
// - url: Where to send. Default is `defaultURL`.
// - token: Token of the API. Default is `""`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/monitor"
// import "pushbullet"
//
// // no run: posts to a server
// send = pushbullet.endpoint(token: "…")
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> send(mapFn: (r) => ({title: r._check_name, text: r._message}))()
// ```
endpoint = (url=defaultURL, token="") =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(
                    fn: (r) => {
                        note = mapFn(r: r)
                        status = pushNote(url: url, token: token, title: note.title, text: note.text)

                        return {r with _sent: string(v: status / 100 == 2), _status: string(v: status)}
                    },
                )
