// Package boundaries gives the bounds of days, weeks and months around now, for `range`, as records with `start` and
// `stop`. Days are those of UTC.
//
// ## Metadata
// introduced: 0.177.1
package boundaries


import "date"

// _day_formatter returns the bounds of the day that starts at a time.
_day_formatter = (s) => ({start: s, stop: date.add(d: 1d, to: s)})

// _week_formatter returns the bounds of the week that starts at a time.
_week_formatter = (s) => ({start: s, stop: date.add(d: 1w, to: s)})

// _day_finder returns what a function makes of the start of the last day of the week `td` before today.
//
// ## Parameters
// - td: Day of the week, 0 (Sunday) to 6.
// - func: Function of a time `s`.
// - offset: What to move today by first.
_day_finder = (td, func, offset=0h) => {
    from = if int(v: offset) == 0 then today() else date.add(d: offset, to: today())
    back = (date.weekDay(t: from) - td + 6) % 7 + 1

    return func(s: date.truncate(t: date.sub(d: date.scale(d: 1d, n: back), from: from), unit: 1d))
}

// yesterday returns the bounds of yesterday.
//
// ## Example
// ```flux
// import "experimental/date/boundaries"
//
// day = boundaries.yesterday()
//
// from(bucket: "telegraf")
//     |> range(start: day.start, stop: day.stop)
// ```
//
// ## Metadata
// introduced: 0.177.1
yesterday = () => _day_formatter(s: date.sub(d: 1d, from: today()))

// monday returns the bounds of the last Monday before today.
//
// ## Example
// ```flux
// import "experimental/date/boundaries"
//
// day = boundaries.monday()
//
// from(bucket: "telegraf")
//     |> range(start: day.start, stop: day.stop)
// ```
//
// ## Metadata
// introduced: 0.177.1
monday = () => _day_finder(td: date.Monday, func: _day_formatter)

// tuesday returns the bounds of the last Tuesday before today.
//
// ## Example
// ```flux
// import "experimental/date/boundaries"
//
// day = boundaries.tuesday()
//
// from(bucket: "telegraf")
//     |> range(start: day.start, stop: day.stop)
// ```
//
// ## Metadata
// introduced: 0.177.1
tuesday = () => _day_finder(td: date.Tuesday, func: _day_formatter)

// wednesday returns the bounds of the last Wednesday before today.
//
// ## Example
// ```flux
// import "experimental/date/boundaries"
//
// day = boundaries.wednesday()
//
// from(bucket: "telegraf")
//     |> range(start: day.start, stop: day.stop)
// ```
//
// ## Metadata
// introduced: 0.177.1
wednesday = () => _day_finder(td: date.Wednesday, func: _day_formatter)

// thursday returns the bounds of the last Thursday before today.
//
// ## Example
// ```flux
// import "experimental/date/boundaries"
//
// day = boundaries.thursday()
//
// from(bucket: "telegraf")
//     |> range(start: day.start, stop: day.stop)
// ```
//
// ## Metadata
// introduced: 0.177.1
thursday = () => _day_finder(td: date.Thursday, func: _day_formatter)

// friday returns the bounds of the last Friday before today.
//
// ## Example
// ```flux
// import "experimental/date/boundaries"
//
// day = boundaries.friday()
//
// from(bucket: "telegraf")
//     |> range(start: day.start, stop: day.stop)
// ```
//
// ## Metadata
// introduced: 0.177.1
friday = () => _day_finder(td: date.Friday, func: _day_formatter)

// saturday returns the bounds of the last Saturday before today.
//
// ## Example
// ```flux
// import "experimental/date/boundaries"
//
// day = boundaries.saturday()
//
// from(bucket: "telegraf")
//     |> range(start: day.start, stop: day.stop)
// ```
//
// ## Metadata
// introduced: 0.177.1
saturday = () => _day_finder(td: date.Saturday, func: _day_formatter)

// sunday returns the bounds of the last Sunday before today.
//
// ## Example
// ```flux
// import "experimental/date/boundaries"
//
// day = boundaries.sunday()
//
// from(bucket: "telegraf")
//     |> range(start: day.start, stop: day.stop)
// ```
//
// ## Metadata
// introduced: 0.177.1
sunday = () => _day_finder(td: date.Sunday, func: _day_formatter)

// month returns the bounds of a month.
//
// ## Parameters
// - month_offset: Which one, counted from this month. Default is `0`.
//
// ## Example
// ```flux
// import "experimental/date/boundaries"
//
// before = boundaries.month(month_offset: -1)
//
// from(bucket: "telegraf")
//     |> range(start: before.start, stop: before.stop)
// ```
//
// ## Metadata
// introduced: 0.177.1
month = (month_offset=0) => {
    this = date.truncate(t: today(), unit: 1mo)
    start = date.add(d: date.scale(d: 1mo, n: month_offset), to: this)

    return {start: start, stop: date.add(d: 1mo, to: start)}
}

// week returns the bounds of a week.
//
// ## Parameters
// - week_offset: Which one, counted from this week. Default is `0`.
// - start_sunday: Begin weeks on Sunday instead of Monday. Default is `false`.
//
// ## Example
// ```flux
// import "experimental/date/boundaries"
//
// before = boundaries.week(start_sunday: true, week_offset: -1)
//
// from(bucket: "telegraf")
//     |> range(start: before.start, stop: before.stop)
// ```
//
// ## Metadata
// introduced: 0.177.1
week = (week_offset=0, start_sunday=false) => {
    first = if start_sunday then date.Sunday else date.Monday
    found = _day_finder(td: first, func: _week_formatter, offset: date.scale(d: 1w, n: week_offset))

    // The finder looks before today; when today begins a week, it is this one.
    return if date.weekDay(t: today()) == first then _week_formatter(s: found.stop) else found
}
