package levels

double = (tables=<-) => tables |> map(fn: (r) => ({_time: r._time, _value: r._value * 2}))
