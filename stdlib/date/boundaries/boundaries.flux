// Package boundaries was what is now `experimental/date/boundaries`; calling its functions fails with a hint at it.
//
// ## Metadata
// introduced: 0.172.0
// deprecated: 0.177.1
// instead: experimental/date/boundaries
package boundaries


import moved "experimental/date/boundaries"

// _day_formatter is that of the other package.
_day_formatter = moved._day_formatter

// _week_formatter is that of the other package.
_week_formatter = moved._week_formatter

// _day_finder is that of the other package.
_day_finder = moved._day_finder

// yesterday fails.
//
// ## Example
// ```flux
// import "date/boundaries"
//
// // no run: always fails, the package has moved
// x = boundaries.yesterday()
// ```
//
// ## Metadata
// introduced: 0.172.0
yesterday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.yesterday()
}

// monday fails.
//
// ## Example
// ```flux
// import "date/boundaries"
//
// // no run: always fails, the package has moved
// x = boundaries.monday()
// ```
monday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.monday()
}

// tuesday fails.
//
// ## Example
// ```flux
// import "date/boundaries"
//
// // no run: always fails, the package has moved
// x = boundaries.tuesday()
// ```
tuesday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.tuesday()
}

// wednesday fails.
//
// ## Example
// ```flux
// import "date/boundaries"
//
// // no run: always fails, the package has moved
// x = boundaries.wednesday()
// ```
wednesday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.wednesday()
}

// thursday fails.
//
// ## Example
// ```flux
// import "date/boundaries"
//
// // no run: always fails, the package has moved
// x = boundaries.thursday()
// ```
thursday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.thursday()
}

// friday fails.
//
// ## Example
// ```flux
// import "date/boundaries"
//
// // no run: always fails, the package has moved
// x = boundaries.friday()
// ```
friday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.friday()
}

// saturday fails.
//
// ## Example
// ```flux
// import "date/boundaries"
//
// // no run: always fails, the package has moved
// x = boundaries.saturday()
// ```
saturday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.saturday()
}

// sunday fails.
//
// ## Example
// ```flux
// import "date/boundaries"
//
// // no run: always fails, the package has moved
// x = boundaries.sunday()
// ```
sunday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.sunday()
}

// month fails.
//
// ## Example
// ```flux
// import "date/boundaries"
//
// // no run: always fails, the package has moved
// x = boundaries.month()
// ```
month = (month_offset=0) => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.month(month_offset)
}

// week fails.
//
// ## Example
// ```flux
// import "date/boundaries"
//
// // no run: always fails, the package has moved
// x = boundaries.week()
// ```
week = (week_offset=0, start_sunday=false) => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.week(week_offset, start_sunday)
}
