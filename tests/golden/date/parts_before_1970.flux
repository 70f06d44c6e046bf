import "array"
import "date"

array.from(
    rows: [
        {call: "date.nanosecond(t: 1969-12-31T23:59:59.999999999Z)", gives: string(v: date.nanosecond(t: 1969-12-31T23:59:59.999999999Z))},
        {call: "date.second(t: 1969-12-31T23:59:59.999999999Z)", gives: string(v: date.second(t: 1969-12-31T23:59:59.999999999Z))},
        {call: "date.minute(t: 1969-12-31T23:59:59.999999999Z)", gives: string(v: date.minute(t: 1969-12-31T23:59:59.999999999Z))},
        {call: "date.hour(t: 1969-12-31T23:59:59.999999999Z)", gives: string(v: date.hour(t: 1969-12-31T23:59:59.999999999Z))},
        {call: "date.weekDay(t: 1969-12-31T23:59:59.999999999Z)", gives: string(v: date.weekDay(t: 1969-12-31T23:59:59.999999999Z))},
        {call: "date.monthDay(t: 1969-12-31T23:59:59.999999999Z)", gives: string(v: date.monthDay(t: 1969-12-31T23:59:59.999999999Z))},
        {call: "date.yearDay(t: 1969-12-31T23:59:59.999999999Z)", gives: string(v: date.yearDay(t: 1969-12-31T23:59:59.999999999Z))},
        {call: "date.week(t: 1969-12-31T23:59:59.999999999Z)", gives: string(v: date.week(t: 1969-12-31T23:59:59.999999999Z))},
        {call: "date.month(t: 1969-12-31T23:59:59.999999999Z)", gives: string(v: date.month(t: 1969-12-31T23:59:59.999999999Z))},
        {call: "date.quarter(t: 1969-12-31T23:59:59.999999999Z)", gives: string(v: date.quarter(t: 1969-12-31T23:59:59.999999999Z))},
        {call: "date.year(t: 1969-12-31T23:59:59.999999999Z)", gives: string(v: date.year(t: 1969-12-31T23:59:59.999999999Z))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,date.nanosecond(t: 1969-12-31T23:59:59.999999999Z),999999999
// ,,0,date.second(t: 1969-12-31T23:59:59.999999999Z),59
// ,,0,date.minute(t: 1969-12-31T23:59:59.999999999Z),59
// ,,0,date.hour(t: 1969-12-31T23:59:59.999999999Z),23
// ,,0,date.weekDay(t: 1969-12-31T23:59:59.999999999Z),3
// ,,0,date.monthDay(t: 1969-12-31T23:59:59.999999999Z),31
// ,,0,date.yearDay(t: 1969-12-31T23:59:59.999999999Z),365
// ,,0,date.week(t: 1969-12-31T23:59:59.999999999Z),1
// ,,0,date.month(t: 1969-12-31T23:59:59.999999999Z),12
// ,,0,date.quarter(t: 1969-12-31T23:59:59.999999999Z),4
// ,,0,date.year(t: 1969-12-31T23:59:59.999999999Z),1969
//
