// Package boundaries was what is now `experimental/date/boundaries`; calling its functions fails with a hint at it.
package boundaries


import moved "experimental/date/boundaries"

// _day_formatter is that of the other package.
_day_formatter = moved._day_formatter

// _week_formatter is that of the other package.
_week_formatter = moved._week_formatter

// _day_finder is that of the other package.
_day_finder = moved._day_finder

// yesterday fails.
yesterday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.yesterday()
}

// monday fails.
monday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.monday()
}

// tuesday fails.
tuesday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.tuesday()
}

// wednesday fails.
wednesday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.wednesday()
}

// thursday fails.
thursday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.thursday()
}

// friday fails.
friday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.friday()
}

// saturday fails.
saturday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.saturday()
}

// sunday fails.
sunday = () => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.sunday()
}

// month fails.
month = (month_offset=0) => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.month(month_offset)
}

// week fails.
week = (week_offset=0, start_sunday=false) => {
    die(msg: "the package `date/boundaries` is now `experimental/date/boundaries`")

    return moved.week(week_offset, start_sunday)
}
