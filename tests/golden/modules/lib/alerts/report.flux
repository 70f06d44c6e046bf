package alerts

import "../text"

report = (tables=<-) => tables |> map(fn: (r) => ({r with level: level(value: r._value), note: text.quote(s: r.host)}))
