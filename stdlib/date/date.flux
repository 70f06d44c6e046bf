// Package date takes times apart and calculates with them. Functions with a `location` parameter use the clock of that
// location; without one, that of the option `location`. A duration instead of a time is taken relative to now.
//
// ## Metadata
// introduced: 0.37.0
package date


// second returns the second of the minute, 0 to 59.
//
// ## Example
// ```flux
// import "date"
//
// x = date.second(t: 2024-03-31T12:34:56.123456789Z)
// // x is 56
// ```
builtin second : (t: T) => int where T: Timeable

// millisecond returns the milliseconds of the second, 0 to 999.
//
// ## Example
// ```flux
// import "date"
//
// x = date.millisecond(t: 2024-03-31T12:34:56.123456789Z)
// // x is 123
// ```
builtin millisecond : (t: T) => int where T: Timeable

// microsecond returns the microseconds of the second, 0 to 999999.
//
// ## Example
// ```flux
// import "date"
//
// x = date.microsecond(t: 2024-03-31T12:34:56.123456789Z)
// // x is 123456
// ```
builtin microsecond : (t: T) => int where T: Timeable

// nanosecond returns the nanoseconds of the second, 0 to 999999999.
//
// ## Example
// ```flux
// import "date"
//
// x = date.nanosecond(t: 2024-03-31T12:34:56.123456789Z)
// // x is 123456789
// ```
builtin nanosecond : (t: T) => int where T: Timeable

// _time is what `time` calls.
builtin _time : (t: T, location: {zone: string, offset: duration}) => time where T: Timeable

// time returns what the clock of a location shows at a time, as if it were UTC.
//
// ## Parameters
// - t: Time, or duration relative to now.
// - location: Location of the clock.
//
// ## Example
// ```flux
// import "date"
//
// x = date.time(t: 2024-07-01T12:00:00Z, location: {zone: "Europe/Berlin", offset: 0h})
// // x is 2024-07-01T14:00:00.000000000Z
// ```
//
// ## Metadata
// introduced: 0.172.0
time = (t, location=location) => _time(t, location)

// _minute is what `minute` calls.
builtin _minute : (t: T, location: {zone: string, offset: duration}) => int where T: Timeable

// minute returns the minute of the hour, 0 to 59.
//
// ## Parameters
// - t: Time, or duration relative to now.
// - location: Location of the clock.
//
// ## Example
// ```flux
// import "date"
//
// x = date.minute(t: 2024-03-31T12:34:56Z)
// // x is 34
// ```
minute = (t, location=location) => _minute(t, location)

// _hour is what `hour` calls.
builtin _hour : (t: T, location: {zone: string, offset: duration}) => int where T: Timeable

// hour returns the hour of the day, 0 to 23.
//
// ## Parameters
// - t: Time, or duration relative to now.
// - location: Location of the clock.
//
// ## Example
// ```flux
// import "date"
//
// x = date.hour(t: now())
// ```
hour = (t, location=location) => _hour(t, location)

// _weekDay is what `weekDay` calls.
builtin _weekDay : (t: T, location: {zone: string, offset: duration}) => int where T: Timeable

// weekDay returns the day of the week, 0 (Sunday) to 6 (Saturday).
//
// ## Parameters
// - t: Time, or duration relative to now.
// - location: Location of the clock.
//
// ## Example
// ```flux
// import "date"
//
// x = date.weekDay(t: now())
// ```
weekDay = (t, location=location) => _weekDay(t, location)

// _monthDay is what `monthDay` calls.
builtin _monthDay : (t: T, location: {zone: string, offset: duration}) => int where T: Timeable

// monthDay returns the day of the month, 1 to 31.
//
// ## Parameters
// - t: Time, or duration relative to now.
// - location: Location of the clock.
//
// ## Example
// ```flux
// import "date"
//
// x = date.monthDay(t: 2024-03-31T12:34:56Z)
// // x is 31
// ```
monthDay = (t, location=location) => _monthDay(t, location)

// _yearDay is what `yearDay` calls.
builtin _yearDay : (t: T, location: {zone: string, offset: duration}) => int where T: Timeable

// yearDay returns the day of the year, 1 to 366.
//
// ## Parameters
// - t: Time, or duration relative to now.
// - location: Location of the clock.
//
// ## Example
// ```flux
// import "date"
//
// x = date.yearDay(t: 2024-03-31T12:34:56Z)
// // x is 91
// ```
yearDay = (t, location=location) => _yearDay(t, location)

// _month is what `month` calls.
builtin _month : (t: T, location: {zone: string, offset: duration}) => int where T: Timeable

// month returns the month of the year, 1 to 12.
//
// ## Parameters
// - t: Time, or duration relative to now.
// - location: Location of the clock.
//
// ## Example
// ```flux
// import "date"
//
// x = date.month(t: now())
// ```
month = (t, location=location) => _month(t, location)

// _year is what `year` calls.
builtin _year : (t: T, location: {zone: string, offset: duration}) => int where T: Timeable

// year returns the year.
//
// ## Parameters
// - t: Time, or duration relative to now.
// - location: Location of the clock.
//
// ## Example
// ```flux
// import "date"
//
// x = date.year(t: 2024-03-31T12:34:56Z)
// // x is 2024
// ```
year = (t, location=location) => _year(t, location)

// _week is what `week` calls.
builtin _week : (t: T, location: {zone: string, offset: duration}) => int where T: Timeable

// week returns the week of the year by ISO 8601, 1 to 53.
//
// ## Parameters
// - t: Time, or duration relative to now.
// - location: Location of the clock.
//
// ## Example
// ```flux
// import "date"
//
// x = date.week(t: 2024-03-31T12:34:56Z)
// // x is 13
// ```
week = (t, location=location) => _week(t, location)

// _quarter is what `quarter` calls.
builtin _quarter : (t: T, location: {zone: string, offset: duration}) => int where T: Timeable

// quarter returns the quarter of the year, 1 to 4.
//
// ## Parameters
// - t: Time, or duration relative to now.
// - location: Location of the clock.
//
// ## Example
// ```flux
// import "date"
//
// x = date.quarter(t: 2024-03-31T12:34:56Z)
// // x is 1
// ```
quarter = (t, location=location) => _quarter(t, location)

// _add is what `add` calls.
builtin _add : (d: duration, to: T, location: {zone: string, offset: duration}) => time where T: Timeable

// add adds a duration to a time. Months are calendar months: a day that the new month lacks becomes its last day.
//
// ## Parameters
// - d: Duration to add.
// - to: Time to start from.
// - location: Location whose calendar counts.
//
// ## Example
// ```flux
// import "date"
//
// x = date.add(d: 1h, to: now())
// ```
//
// ## Metadata
// introduced: 0.162.0
add = (d, to, location=location) => _add(d, to, location)

// _sub is what `sub` calls.
builtin _sub : (from: T, d: duration, location: {zone: string, offset: duration}) => time where T: Timeable

// sub subtracts a duration from a time, counting months as `add` does.
//
// ## Parameters
// - d: Duration to subtract.
// - from: Time to start from.
// - location: Location whose calendar counts.
//
// ## Example
// ```flux
// import "date"
//
// x = date.sub(d: 1h, from: now())
// ```
//
// ## Metadata
// introduced: 0.162.0
sub = (d, from, location=location) => _sub(from, d, location)

// _truncate is what `truncate` calls.
builtin _truncate : (t: T, unit: duration, location: {zone: string, offset: duration}) => time where T: Timeable

// truncate returns the start of the unit that a time lies in. Units count from 1970-01-01, so weeks start on Thursdays.
//
// ## Parameters
// - t: Time, or duration relative to now.
// - unit: Length of the unit: months and years alone, or weeks and smaller units alone.
// - location: Location on whose clock units start.
//
// ## Example
// ```flux
// import "date"
//
// x = date.truncate(t: now(), unit: 1h)
// ```
truncate = (t, unit, location=location) => _truncate(t, unit, location)

// scale multiplies a duration, months and nanoseconds alike.
//
// ## Parameters
// - d: Duration.
// - n: Factor.
//
// ## Example
// ```flux
// import "date"
//
// x = date.scale(d: 1h30m, n: 2)
// // x is 3h
// ```
builtin scale : (d: duration, n: int) => duration

// Sunday is the number of that day in `weekDay`.
Sunday = 0

// Monday is the number of that day in `weekDay`.
Monday = 1

// Tuesday is the number of that day in `weekDay`.
Tuesday = 2

// Wednesday is the number of that day in `weekDay`.
Wednesday = 3

// Thursday is the number of that day in `weekDay`.
Thursday = 4

// Friday is the number of that day in `weekDay`.
Friday = 5

// Saturday is the number of that day in `weekDay`.
Saturday = 6

// January is the number of that month in `month`.
January = 1

// February is the number of that month in `month`.
February = 2

// March is the number of that month in `month`.
March = 3

// April is the number of that month in `month`.
April = 4

// May is the number of that month in `month`.
May = 5

// June is the number of that month in `month`.
June = 6

// July is the number of that month in `month`.
July = 7

// August is the number of that month in `month`.
August = 8

// September is the number of that month in `month`.
September = 9

// October is the number of that month in `month`.
October = 10

// November is the number of that month in `month`.
November = 11

// December is the number of that month in `month`.
December = 12
