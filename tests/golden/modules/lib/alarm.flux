package alarm

import "date"
import "./layers"

option layers.left = "<"
option level = "warn"
option onAlarm = (tables=<-) => tables |> map(fn: (r) => ({r with text: layers.frame(v: string(v: r.v))}))

check = (tables=<-, limit) =>
    tables
        |> filter(fn: (r) => r.v > limit)
        |> onAlarm()
        |> map(fn: (r) => ({r with level: level, hour: date.hour(t: now())}))
divide = (d) => 10 / d
