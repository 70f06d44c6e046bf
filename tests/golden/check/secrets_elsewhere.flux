// check:
import "http"
import "slack"

a = f(v: /"/, token: "s3cret-t0ken")
b = f(tokens: ["s3cret", "t0ken"]) + g(token: if h then "s3cret" else ("t0ken"))
http.post(url: "http://db/x?token=s3cret", headers: ["Authorization": "Bearer s3cret"], hots: 1)
http.get(url: "https://x", headers: {x: http.basicAuth(u: "me", p: "hunter2")}, hots: 1)
slack.message(url: "https://hooks.slack.com/services/T0/B0/s3cret", chanel: "x")
i = 1 + "server=db;pwd=hunter2"
j = f(token:
    "s3cret" + 1)

// ---
// error[E0202]: undefined name `f`
//  --> secrets_elsewhere.flux:5:5
//   |
// 5 | a = f(v: /"/, token: "************")
//   |     ^
//
// error[E0202]: undefined name `g`
//  --> secrets_elsewhere.flux:6:38
//   |
// 6 | b = f(tokens: ["******", "*****"]) + g(token: if h then "******" else ("*****"))
//   |                                      ^
//
// error[E0202]: undefined name `h`
//  --> secrets_elsewhere.flux:6:50
//   |
// 6 | b = f(tokens: ["******", "*****"]) + g(token: if h then "******" else ("*****"))
//   |                                                  ^
//
// error[E0305]: `headers` of `http.post` must be a record, found a dictionary `[string:string]`
//  --> secrets_elsewhere.flux:7:53
//   |
// 7 | http.post(url: "http://db/x?token=******", headers: ["Authorization": "*************"], hots: 1)
//   |                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a dictionary `[string:string]`
//
// error[E0211]: `http.post` has no parameter `hots`
//  --> secrets_elsewhere.flux:7:89
//   |
// 7 | http.post(url: "http://db/x?token=******", headers: ["Authorization": "*************"], hots: 1)
//   |                                                                                         ^^^^
//   |
//   = help: parameters that are still free: `data`
//
// error[E0204]: package `http` has no `get`
//  --> secrets_elsewhere.flux:8:6
//   |
// 8 | http.get(url: "https://x", headers: {x: http.basicAuth(u: "**", p: "*******")}, hots: 1)
//   |      ^^^
//   |
//   = help: did you mean `requests.get`? it needs `import "http/requests"`
//
// error[E0213]: `slack.message` needs the arguments `text` and `color`
//  --> secrets_elsewhere.flux:9:1
//   |
// 9 | slack.message(url: "https://hooks.slack.com/services/************", chanel: "x")
//   | ^^^^^^^^^^^^^
//   |
//   = help: add `text: …`
//
// error[E0211]: `slack.message` has no parameter `chanel`
//  --> secrets_elsewhere.flux:9:69
//   |
// 9 | slack.message(url: "https://hooks.slack.com/services/************", chanel: "x")
//   |                                                                     ^^^^^^
//   |
//   = help: did you mean `channel`? (required, missing)
//
// error[E0302]: cannot add an int and a string
//   --> secrets_elsewhere.flux:10:9
//    |
// 10 | i = 1 + "server=db;pwd=*******"
//    |         ^^^^^^^^^^^^^^^^^^^^^^^ a string
//    |     - an int
//    |
//    = help: `string(v: x)` converts to text, as does interpolation: `"… ${x}"`
//
// error[E0302]: cannot add a string and an int
//   --> secrets_elsewhere.flux:12:16
//    |
// 12 |     "******" + 1)
//    |                ^ an int
//    |     -------- a string
//    |
//    = help: `string(v: x)` converts to text, as does interpolation: `"… ${x}"`
//
// --- exit 1
