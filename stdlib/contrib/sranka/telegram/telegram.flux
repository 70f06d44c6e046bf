// Package telegram sends messages to Telegram.
//
// ## Metadata
// introduced: 0.70.0
package telegram


import "http"
import "json"

// defaultURL is the URL of the API, without the token.
option defaultURL = "https://api.telegram.org/bot"

// defaultParseMode is how texts are read: `"MarkdownV2"`, `"HTML"` or `"Markdown"`.
option defaultParseMode = "MarkdownV2"

// defaultDisableWebPagePreview leaves out previews of links.
option defaultDisableWebPagePreview = false

// defaultSilent sends without a sound.
option defaultSilent = true

// message sends a message and returns the status code of the answer.
//
// ## Parameters
// - url: URL of the API. Default is `defaultURL`.
// - token: Token of the bot.
// - channel: ID of the channel.
// - text: Text of the message.
// - parseMode: How the text is read. Default is `defaultParseMode`.
// - disableWebPagePreview: Leave out previews of links. Default is `defaultDisableWebPagePreview`.
// - silent: Send without a sound. Default is `defaultSilent`.
//
// ## Example
// ```flux
// import "contrib/sranka/telegram"
//
// // no run: posts to a server
// x = telegram.message(token: "…", channel: "-12345", text: "disk is full", silent: false)
// ```
message = (
    url=defaultURL,
    token,
    channel,
    text,
    parseMode=defaultParseMode,
    disableWebPagePreview=defaultDisableWebPagePreview,
    silent=defaultSilent,
) => {
    body = {
        chat_id: channel,
        text: text,
        parse_mode: parseMode,
        disable_notification: silent,
        disable_web_page_preview: disableWebPagePreview,
    }

    return
        http.post(
            url: url + token + "/sendMessage",
            headers: {"Content-Type": "application/json; charset=utf-8"},
            data: json.encode(v: body),
        )
}

// endpoint returns a function for `monitor.notify` that sends a message per row.
//
// ## Parameters
// - url: URL of the API. Default is `defaultURL`.
// - token: Token of the bot.
// - parseMode: How texts are read. Default is `defaultParseMode`.
// - disableWebPagePreview: Leave out previews of links. Default is `defaultDisableWebPagePreview`.
//
// ## Example
// ```flux
// import "contrib/sranka/telegram"
// import "influxdata/influxdb/monitor"
//
// // no run: posts to a server
// send = telegram.endpoint(token: "…")
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> send(mapFn: (r) => ({channel: "-12345", text: r._message, silent: false}))()
// ```
endpoint = (
    url=defaultURL,
    token,
    parseMode=defaultParseMode,
    disableWebPagePreview=defaultDisableWebPagePreview,
) =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(
                    fn: (r) => {
                        m = mapFn(r: r)
                        status =
                            message(
                                channel: m.channel,
                                text: m.text,
                                silent: m.silent,
                                url: url,
                                token: token,
                                parseMode: parseMode,
                                disableWebPagePreview: disableWebPagePreview,
                            )

                        return {r with _sent: string(v: status / 100 == 2), _status: string(v: status)}
                    },
                )
